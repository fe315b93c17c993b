"""What a reader could not check is told in codes, in many wordings; careful sentences are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from student_briefs import found

import whosays
from whosays import briefs, lessons
from whosays.ledger.chain import who
from whosays.ledger.cite import counted_where, said

ledger = whosays.load()
steady = settings(deadline=None, derandomize=True)
IDS = {
    "more": "c-2025-03-27-jcs-3000-more", "sent": "c-2025-03-27-jcs-11000",
    "losses": "c-2025-03-27-jcs-casualties", "guns": "c-2025-03-27-jcs-artillery-combined",
    "dead": "c-2025-02-26-hur-400", "hurt": "c-2025-02-26-hur-3600",
    "nis": "c-2025-04-30-nis-4700", "nis-dead": "c-2025-04-30-nis-600",
    "boxes": "c-2025-07-13-dia-containers", "shells": "c-2025-07-13-dia-shells",
    "us": "c-2025-05-07-us-containers", "osc": "c-2025-04-15-osc-shells",
    "kursk": "c-2024-11-20-nis-11000", "uk": "c-2025-03-28-ukmod-5000",
    "zelensky": "c-2025-01-09-zelensky-4000", "sappers": "c-2025-06-17-shoigu-1000",
    "blinken": "c-2024-10-31-blinken-8000", "plan": "c-2025-07-02-hur-25-30k",
    "trips": "c-2025-04-15-osc-voyages", "sites": "c-2025-04-30-nis-workers-15000",
    "kn": "c-2025-01-23-hur-kn23-2024", "fired": "c-2024-12-hur-missiles-fired",
    "border": "c-2024-11-19-zelensky-11000-border", "grow": "c-2024-11-19-zelensky-100000",
    "value": "c-2024-10-28-fnf-value", "rice": "c-2024-11-wi-rice",
    "uk-jan": "c-2025-01-24-ukmod-4000", "uk-part": "c-2025-01-24-ukmod-quarter",
    "nis-hurt": "c-2025-04-30-nis-4100", "regiment": "c-2025-12-12-kim-nine",
    "staff": "c-2025-04-26-uags-4500", "newspim": "c-2026-02-14-newspim-2000",
    "plant": "c-2025-06-19-nhk-25000", "msmt": "c-2025-05-29-msmt-containers",
    "ships": "c-2025-04-15-osc-containers",
    "total": "c-2025-11-14-hur-shells-total",
    "now": "c-2026-02-12-nis-6000",
    "home": "c-2025-04-30-nis-2000-repat", "state": "c-2024-02-23-us-containers",
    "came": "c-2025-09-02-nis-1000-engineers",
    "own": "own", "none": "",
}  # fmt: skip

CLEAN = r"""
According to South Korea's military, around [4,000|losses] soldiers had been killed or injured by late March 2025.
In late March 2025, Seoul put the number of dead and wounded at roughly [4000|losses].
South Korea's JCS (27.3.2025): approx. [4000|losses] casualties.
As of 27 March 2025 the South Koreans reckon that about [four thousand|losses] troops are casualties.
The S. Korean military reported on Mar. 27 2025 approximatly [4,000|losses] casulties.
Seoul (JCS, March 27 2025) says about [4,000|losses] were out of action, meaning dead or hurt.
The Joint Chiefs in Seoul believe (March 27, 2025) that [3,000|more] soldiers or more joined them in January and February.
It was South Korea's Joint Chiefs who said in March 2025 that at least [3000|more] extra soldiers came.
No one has confirmed it, but South Korea's Joint Chiefs assessed on 27 March 2025 that some [3,000|more] or more were added.
The number isn't proven: South Korea's Joint Chiefs assessed on 27 March 2025 that [3,000|more] or more were added.
Kyiv's military intelligence counted around [400|dead] dead; another [3,600|hurt] or so were hurt (26 Feb. 2025).
A South Korean lawmaker passed on numbers of the Ukrainian HUR on 5 March 2025: about [400|dead] killed and about [3,600|hurt] injured.
“About [4,700|nis] casualties”, said the NIS on 30 April 2025.
NIS, 30/04/2025: ~[600|nis-dead] killed
The OSC in London estimated [4-6 million|osc] shells (15 April 2025).
On 15 April 2025, the Open Source Centre, a London group, estimated that between [four and six million|osc] shells were shipped.
According to the DIA in Seoul (13 July 2025), about [28,000|boxes] containers went to Russia, enough for more than [12 million|shells] shells.
Washington said on 7 May 2025 that over [24,000|us] containers of weapons came from North Korea since September 2023.
About [11,000|kursk] North Korean soldiers were stationed in the Kursk region, the South Korean NIS believed on 20 November 2024.
London thinks it highly likely (28 March 2025) that there had been more than [5,000|uk] casualties in the Kursk oblast.
Zelensky claimed on 9 January 2025 that [4,000|zelensky] North Koreans were killed or wounded.
South Korea's military spoke on 27 March 2025. It said that about [11,000|sent] soldiers had been sent. Of these, about [4,000|losses] had become casualties.
South Korea's Joint Chiefs said on 27 March 2025 that about [11,000|sent] soldiers had been sent to Russia, some of them to Kursk.
South Korea's Joint Chiefs said on 27 March 2025 that about [11,000|sent] soldiers had been sent to help in the war against Ukraine.
After Shoigu met Kim on 21 March 2025, South Korea's Joint Chiefs said on 27 March that about [11,000|sent] soldiers had been sent.
south korea said in march 2025 that about [11000|sent] soldiers went to russia
According to Shoigu (17 June 2025), North Korea will send [1000|sappers] sappers to the Kursk oblast.
Ukraine's intelligence assessed on 2 July 2025 that [25,000 to 30,000|plan] additional soldiers could come.
US officials were cautious too. On 31 October 2024 Blinken said up to [8,000|blinken] of the troops were in Kursk.
North Korea has also supplied about [220|guns] long range guns. That's what the Joint Chiefs in Seoul said on March 27, 2025.
South Korea's JCS, 27 March 2025\nabout [11,000|sent] soldiers sent\n\nUkraine (HUR, 5 March 2025)\nabout [400|dead] killed
Source: South Korea's JCS, 27 March 2025\nAbout [11,000|sent] soldiers were sent.\nAbout [4,000|losses] became casualties.
HUR says about [400|dead], NIS says about [600|nis-dead] killed. HUR's number was stated on 5 March 2025, that of NIS on 30 April 2025.
While HUR counted about [400|dead] dead (5 March 2025), the NIS estimated about [600|nis-dead] dead on 30 April 2025.
HUR, 5 March 2025: killed: about [400|dead], wounded: about [3,600|hurt]
The South Korean general staff said on 27 March 2025 that about [11,000|sent] soldiers were sent.
I think that [70 %|own] of readers believe such a number.
I think that [one in three|own] readers and [1 in 20|own] editors check such a number.
The NIS (Seoul, 30 Apr.) estimated about [600|nis-dead] killed, incl. approx. a few officers.
On 30 April 2025 the NIS estimated about [4,700|nis] casualties, incl. approx. [600|nis-dead] killed.
On 30 April 2025 the NIS estimated about [4,700|nis] casualties: about [600|nis-dead] killed and about [4,100|nis-hurt] wounded.
The NIS gave a split on 30 April 2025. In short: about [600|nis-dead] killed.
On 26 April 2025 Kyiv spoke. Four days afterwards the NIS estimated about [4,700|nis] casualties.
On 15 April 2025 the Open Source Centre said that four Russian ships had made [64|trips] trips in two rounds.
Zelensky said on 19 November 2024 that [11,000|border] had been brought to the border and that it might grow to [100,000|grow].
Guseinova's study (October 2024) gave a value of between [$1.7 billion and $5.5 billion|value], and only its upper half made headlines.
The FNF study of October 2024 estimated [$1.7 billion to $5.5 billion|value] for the arms.
In December 2025 Kim Jong Un said that [nine|regiment] members of an engineer regiment had been killed.
London's MoD spoke on 24 January 2025 of about [4,000|uk-jan] casualties in Kursk, of which about [a quarter|uk-part] killed.
HUR said on 5 March 2025 that about [400|dead] were killed; the NIS, on 30 April, about [600|nis-dead].
Our President said in Davos on 9 January 2025 that [4,000|zelensky] were lost.
Mr Selenskyj said on 9 January 2025 that [4,000|zelensky] were killed or wounded.
On 7 May 2025 US ambassador Dorothy Shea told the Council of over [24,000|us] containers.
By February 23, 2024 the State Dept. counted more than [10,000|state], and in May 2025 US envoy Shea over [24,000|us].
South Korea's Joint Chiefs said on 27 March 2025... and I quote: about [11,000|sent] soldiers were sent.
Zelensky (09.01.) said in 2025 that [4,000|zelensky] were killed or wounded.
Answer 1 (Zelensky, 9 January 2025): [4,000|zelensky] casualties. Answer 2 (NIS, 30 April 2025): about [4,700|nis] casualties.
On 30 April 2025 the NIS said that about [2,000|home] injured soldiers had been flown to North Korea.
On 26 April 2025 Ukraine's General Staff counted over [4,500|staff] (killed + wounded).
Newspim wrote on 14 February 2026 that [2,000|newspim] of 6,000 casualties are understood to be dead.
In class 10b we read it. The spread is [12,000|own], as I calculate.
20 Nov 2024 - NIS: about [11,000|kursk] in Kursk, it believes\n30 Apr 2025 - NIS: about [600|nis-dead] killed
The JCS said on 27 March 2025 that [4,000|losses] or so of about [11,000|sent] soldiers were casualties.
The NIS estimated about [4,700|nis] casualties on 30 April 2025. In November 2024 it had been about [11,000|kursk] in Kursk.
On the low side is Zelensky with [4,000|zelensky] casualties (9 January 2025), three months later the NIS with about [4,700|nis].
On 14 November 2025 HUR said that North Korea handed over about [6.5 million|total] shells. On the British scale it means 80 to 90 %.
On 2 September 2025 the NIS spoke. On 12 February 2026 the same service reached about [6,000|now] killed and wounded.
London's MoD spoke on 24 January 2025 of about [4,000|uk-jan] casualties in Kursk, more than a third of 11,000.
The NIS (claimant) said on 30 April 2025 that about (hedge) [600|nis-dead] were killed.
About [400|dead] dead according to HUR (5 March 2025) and about [600|nis-dead] dead according to the NIS (30 April 2025).
In my view it is likely. My confidence is low.
The NIS told lawmakers on 30 April 2025 that there were about [4,700|nis] casualties. Around [600|nis-dead] had died and around [4,100|nis-hurt] had been hurt.
South Korea's Joint Chiefs said on 27 March 2025 that about [11,000|sent] soldiers had been sent. In addition, Pyongyang had provided some [220|guns] guns.
On 27 March 2025 the Joint Chiefs said that about [11,000|sent] soldiers had been sent.\n\nAbout [4,000|losses] of the soldiers had been killed or wounded.
SEOUL, 30 April 2025 - A new figure is out.\n\nSouth Korea's NIS told lawmakers that about [600|nis-dead] soldiers had been killed.
Zelensky has named several totals. He began with [11,000|border] near the border on 19 November 2024. Some weeks later, on 9 January 2025, it was [4,000|zelensky] killed or wounded.
On 27 March 2025 the JCS spoke. One day later London said it was highly likely that there were more than [5,000|uk] casualties in Kursk.
According to the Open Source Centre, four ships made [64|trips] trips. It estimated on 15 April 2025 that they carried nearly [16,000|ships] containers.
The US ambassador told the Council on 7 May 2025 that more than [24,000|us] containers had been shipped.
South Korea's military said on 27 March 2025 that some [220|guns] systems had been delivered.
On 30 April 2025 the NIS confirmed the deaths of soldiers, adding that about [4,700|nis] were casualties.
On 7 May 2025 the US gave over [24,000|us] containers. The Open Source Centre had spoken three weeks earlier. It counted [64|trips] trips.
South Korea's NIS spoke on 30 April 2025. Its report says that about [600|nis-dead] were killed.
Two estimates differ. On 30 April 2025 the NIS gave about [4,700|nis] casualties. All three say so.
""".strip().splitlines()  # noqa: E501

FAULTS = r"""
claimant-missing: About [4,000|losses] North Korean soldiers had become casualties by 27 March 2025.
claimant-missing: Experts say that on 27 March 2025 about [4,000|losses] soldiers were casualties.
claimant-missing: Ukraine said on 27 March 2025 that about [11,000|sent] soldiers had been sent.
claimant-differs: The NIS said on 27 March 2025 that about [11,000|sent] soldiers had been sent.
claimant-differs: Reuters reported on 27 March 2025 that about [11,000|sent] soldiers had been sent.
date-missing: South Korea's Joint Chiefs of Staff said that about [11,000|sent] soldiers had been sent.
date-missing: Recently Seoul said that about [4,000|losses] soldiers were dead or wounded.
date-differs: In April 2025 South Korea's Joint Chiefs said that about [11,000|sent] soldiers were sent.
date-differs: South Korea's Joint Chiefs said on 27 March 2024 that about [11,000|sent] soldiers were sent.
hedge-missing: South Korea's Joint Chiefs said on 27 March 2025 that [11,000|sent] soldiers were sent.
hedge-missing: South Korea's Joint Chiefs said on 27 March 2025 that about [3,000|more] further soldiers were sent.
hedge-differs: South Korea's Joint Chiefs said on 27 March 2025 that more than [11,000|sent] soldiers were sent.
hedge-differs: South Korea's Joint Chiefs said on 27 March 2025 that up to [3,000|more] further soldiers were sent.
measure-wrong: On 27 March 2025 Seoul's military said that around [4,000|losses] North Koreans had died.
measure-wrong: The death toll is about [4,000|losses], South Korea's military said on 27 March 2025.
measure-wrong: South Korea's military said on 27 March 2025 that North Korea lost about [4,000|losses] lives.
measure-wrong: On 30 April 2025 the NIS estimated about [4,700|nis] deaths.
measure-wrong: The NIS estimated on 30 April 2025 that about [600|nis-dead] soldiers were wounded.
measure-wrong: South Korea's DIA estimated on 13 July 2025 that about [28,000|boxes] shells were sent.
measure-wrong: South Korea's military said on 27 March 2025 that about [11,000|sent] troops are in Russia.
measure-missing: South Korea's military said on 27 March 2025 that it was about [4,000|losses].
place-added: South Korea's military said on 27 March 2025 that about [4,000|losses] soldiers became casualties in Kursk.
place-added: South Korea's military said on 27 March 2025 that North Korea sent about [11,000|sent] soldiers to Ukraine.
period-added: South Korea's military said on 27 March 2025 that about [220|guns] artillery pieces were delivered in January and February.
period-added: In January and February North Korea sent some [3,000|more] or more soldiers and about [220|guns] guns, the JCS said on 27 March 2025.
too-certain: South Korea's Joint Chiefs proved on 27 March 2025 that [3,000|more] or more soldiers were added.
too-certain: It is a fact that [3,000|more] or more soldiers were added, South Korea's Joint Chiefs said on 27 March 2025.
too-certain: On 30 April 2025 the NIS confirmed about [4,700|nis] casualties.
too-certain: According to the DIA on 13 July 2025 North Korea delivered more than [12 million|shells] shells.
claimant-missing too-certain: In March 2025 North Korea sent at least [3,000|more] further soldiers.
measure-wrong measure-wrong: HUR, 5 March 2025: wounded: about [400|dead], killed: about [3,600|hurt]
measure-wrong: On 31 October 2024 Blinken said that up to [8,000|blinken] troops had been sent.
measure-wrong: HUR said on 2 July 2025 that between [25,000 and 30,000|plan] additional soldiers were sent.
measure-wrong: Shoigu said on 17 June 2025 that [1,000|sappers] sappers were killed.
measure-wrong: South Korea's JCS said on 27 March 2025 that about [4,000|losses] soldiers fell.
too-certain: The NIS is certain (30 April 2025) that about [600|nis-dead] were killed.
number-differs: South Korea's Joint Chiefs said on 27 March 2025 that about [12,000|sent] soldiers had been sent.
scale-mixed: I'm highly confident that it is very likely.
scale-mixed: It is probable, with moderate confidence, that more soldiers will come.
scale-borrowed: Britain judged it highly likely (55-80 %) on 28 March 2025 that there were over [5,000|uk] casualties in Kursk.
untied: There were [5,000|none] soldiers.
date-differs: NIS, 30 May 2025: about [600|nis-dead] killed
date-differs: The NIS (30 May 2025) estimated about [600|nis-dead] killed.
date-differs: Shoigu announced in Pyongyang on 17 July 2025 that [1,000|sappers] sappers would go to Kursk.
date-differs: About [600|nis-dead] dead, said the South Korean intelligence service NIS on 30 May 2025.
measure-wrong: On 30 April 2025 the NIS said that about [2,000|home] injured soldiers had died.
date-differs: 30 Apr 2024 - NIS: about [600|nis-dead] killed
date-differs: NIS, 30 April 2024, "about [600|nis-dead]" killed.
date-differs: Zelensky told the partners in January 2024 that [4,000|zelensky] were killed or wounded.
measure-wrong: On 26 April 2025 Ukraine's General Staff counted over [4,500|staff] (killed).
measure-wrong: South Korea's JCS said on 27 March 2025 that about [11,000|sent] soldiers had been dispatched and that [3,000|more] or more were taken prisoner.
too-certain: NHK said on 19 June 2025 that diplomats saw [25,000|plant] workers at a plant.
claimant-differs claimant-differs: The US counted over [20,000|msmt] containers on 7 May 2025, the MSMT over [24,000|us] on 29 May, and the OSC nearly [16,000|ships] on 15 April.
measure-wrong: South Korea's JCS said on 27 March 2025 that about [220|guns] tanks were supplied.
date-differs: The NIS put the dead at about [600|nis-dead] on 30 April 2026.
measure-wrong: On 15 April 2025 the Open Source Centre counted [64|trips] ships.
measure-wrong: On 30 April 2025 the NIS spoke of about [15,000|sites] troops sent to Russia.
measure-wrong: HUR said on 23 January 2025 that [148|kn] missiles had been fired in 2024.
measure-wrong: HUR said on 23 January 2025 that Russia had launched [148|kn] missiles.
measure-wrong: HUR said in December 2024 that at least [60|fired] missiles had been supplied.
measure-wrong: On 20 November 2024 the NIS believed that about [11,000|kursk] soldiers were killed in Kursk, before others moved in.
measure-wrong: On 2 September 2025 the NIS said that about [1,000|came] young combat soldiers had been killed.
measure-wrong: On 24 January 2025 the UK MoD spoke of about [4,000|uk-jan] deaths in Kursk, and about [a quarter|uk-part] were killed.
measure-wrong measure-wrong: On 30 April 2025 the NIS estimated about [4,700|nis] casualties: about [600|nis-dead] wounded and about [4,100|nis-hurt] killed.
hedge-missing: Zelensky said on 19 November 2024 that it will grow to [100,000|grow].
hedge-missing: In October 2024 Guseinova put the value at [$5.5 billion|value].
too-certain: Lawmaker Wi said in November 2024 that Russia gave [600,000 to 700,000|rice] tonnes of rice.
claimant-differs claimant-differs: HUR estimated about [600|nis-dead] killed on 5 March 2025 and the NIS about [400|dead] killed on 30 April 2025.
claimant-differs claimant-differs: About [600|nis-dead] dead according to HUR (5 March 2025) and about [400|dead] dead according to the NIS (30 April 2025).
own-unmarked: The share is [36 %|own].
claimant-missing: The NIS said on 30 April 2025 that about [4,700|nis] were casualties. It was reported that about [600|nis-dead] had been killed.
claimant-missing: The NIS said on 30 April 2025 that about [4,700|nis] were casualties. Experts say that about [600|nis-dead] were killed.
claimant-missing: The NIS said on 30 April 2025 that about [4,700|nis] were casualties. About [4,000|losses] were killed or wounded by 27 March 2025.
claimant-missing: HUR said on 5 March 2025 that about [400|dead] were killed. Zelensky said nothing. About [3,600|hurt] were wounded.
claimant-differs: British intelligence said on 27 March 2025 that about [11,000|sent] soldiers had been sent.
too-certain: On 30 April 2025 the NIS confirmed, after a meeting, that about [4,700|nis] were casualties.
date-missing: In 2025 much was said. The war went on. The NIS estimated that about [600|nis-dead] soldiers had been killed.
date-missing: On 30 April 2025 the NIS said that about [600|nis-dead] had been killed.\n\nThe JCS said that about [11,000|sent] had been sent.
""".strip().splitlines()  # noqa: E501


def marked(line):
    """Return a line with the marks of the texts."""
    for name, id in IDS.items():
        line = line.replace(f"|{name}]", f"|{id}]]")
    return line.replace("[", "[[").replace("\\n", "\n")


@pytest.mark.parametrize("line", CLEAN)
def test_a_careful_sentence_is_left_alone(line):
    """Claimant, date, hedge and measure in any usual form are seen."""
    assert found(marked(line), ledger) == []


@pytest.mark.parametrize("line", FAULTS)
def test_a_plain_fault_is_found(line):
    """Each is found by its code, and nothing else is said."""
    codes, _, text = line.partition(": ")
    assert sorted(code for code, _ in found(marked(text), ledger)) == sorted(codes.split())


def told(claim):
    """Return a claim in the ledger's own words, marked, or None where they hold no number."""
    text = f"{who(ledger, claim['asserted_by'])} {said(claim)}: {counted_where(claim)}."
    numbers = (claim["value"], claim["low"])
    place = next((each for each in briefs.figures(text) if each.value in numbers), None)
    return place and (text, {"start": place.start, "end": place.end, "claim": claim["claim_id"]})


FAITHFUL = [
    pytest.param(*pair, id=claim["claim_id"])
    for claim in ledger.claims.to_dict("records")
    if isinstance(claim["stated_on"], str) and (pair := told(claim))
]


@pytest.mark.parametrize(("text", "tie"), FAITHFUL)
def test_every_claim_told_faithfully_is_left_alone(text, tie):
    """The ledger's own sentence for a claim gets no remark, whatever is counted."""
    codes = {each.code for each in briefs.remarks(text, [tie], ledger)}
    assert codes <= {"untied"}


def test_every_code_has_a_case_here():
    """No remark can be made that no test has seen."""
    seen = {code for line in FAULTS for code in line.partition(": ")[0].split()}
    assert seen == set(briefs.CODES)


def test_every_code_has_its_words():
    """What is seen, why it matters and a question, and nothing that is left unfilled."""
    text = "The death toll is 4,000, it was said."
    params = briefs.remarks(text, [], ledger)[0].params
    rows = lessons.words()["briefs"]["remarks"]
    assert set(rows) == set(briefs.CODES)
    for row in rows.values():
        shown = [row[part].format(**params) for part in ("what", "why", "ask")]
        assert all(shown)
        assert shown[2].endswith("?")


def test_a_remark_carries_the_claim():
    """Its words can name the claimant, the claim's figure and the day."""
    text = "About 4,000 soldiers died."
    (place,) = briefs.figures(text)
    tie = {"start": place.start, "end": place.end, "claim": IDS["losses"]}
    remark = briefs.remarks(text, [tie], ledger)[0]
    assert (remark.code, remark.claim) == ("claimant-missing", IDS["losses"])
    assert dict(remark.params) == {
        "figure": "4,000",
        "claimant": "South Korea's Joint Chiefs of Staff",
        "said": "about 4,000",
        "counted": "about 4,000 casualties",
        "when": "on 27 March 2025",
        "marked": "4,000",
    }


@pytest.mark.parametrize(
    "tie",
    [
        {},
        {"start": "4", "end": 5},
        {"start": 6, "end": 11, "claim": "c-unknown"},
        {"start": 6, "end": 11},
        {"start": 9, "end": 2, "claim": IDS["losses"]},
        None,
    ],
    ids=["empty", "no place", "unknown claim", "nothing", "backwards", "none"],
)
def test_a_tie_that_cannot_be_one_is_none(tie):
    """The figure stays untied; nothing raises."""
    found_here = briefs.remarks("about 4,000 soldiers", [tie], ledger)
    assert [each.code for each in found_here] == ["untied"]


@steady
@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_no_text_raises_and_every_place_lies_in_it(text, places):
    """Whatever is typed and tied, each remark stands in the text, and the text is not changed."""
    text = f"{text} about 4,000 soldiers {text}"
    ties = [{"start": one, "end": two, "claim": IDS["losses"]} for one, two in places]
    for remark in briefs.remarks(text, ties, ledger):
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.params["marked"] == text[remark.start : remark.end]


@steady
@given(st.text())
def test_a_text_without_figures_gets_no_remark_on_figures(text):
    """Only likelihood and confidence in one sentence can be told of it."""
    if not briefs.figures(text):
        assert {each.code for each in briefs.remarks(text, [], ledger)} <= {"scale-mixed"}


NEAREST = {
    "behind the first": "28,000 containers were confirmed gone, with 12 million shells inside.",
    "before the first": "It was confirmed: 28,000 containers came, with 12 million shells inside.",
}


@pytest.mark.parametrize("text", NEAREST.values(), ids=NEAREST)
def test_a_word_is_told_of_the_figure_it_stands_nearest_to(text):
    """Two figures share a sentence and a loud word: one remark, of the figure in its clause."""
    boxes, shells = (f"c-2025-07-13-dia-{name}" for name in ("containers", "shells"))
    ties = [{"start": it.start, "end": it.end, "claim": boxes if it.value < 1e6 else shells}
            for it in briefs.figures(text)]  # fmt: skip
    sure = [it for it in briefs.remarks(text, ties, ledger) if it.code == "too-certain"]
    assert [(it.claim, it.params["figure"]) for it in sure] == [(boxes, "28,000")]
