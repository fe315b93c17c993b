"""A sheet's plan is checked before anything is made of it, and leaves no question unexplained."""

import prose_numbers
import pytest
import sheet_pages

from whosays import lessons
from whosays.editions.worksheets import asked, plan

LESSON = lessons.read("60")
IDS = [each["id"] for each in LESSON.questions]
STEP = {"step": "Get ready"}
OUT = dict.fromkeys(IDS, "a reason")


def parsed(*blocks, **left_out):
    """Return the plan of these blocks after a step, with all other questions left out."""
    return plan.parse({"blocks": [STEP, *blocks], "left_out": {**OUT, **left_out}}, LESSON)


@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_every_question_is_on_the_sheet_or_has_a_reason(lesson):
    """Each lesson has a plan, and each of its questions is asked once or left out in words."""
    made = plan.read(lesson)
    told = sorted([*made.questions, *made.left_out])
    assert told == sorted(sheet_pages.KEYS.questions(lesson))
    assert all(len(reason.split()) > 2 for reason in made.left_out.values())


@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_numbers_of_paper_only_texts_have_a_source(lesson):
    """Every number in a text that only the sheet has comes from the ledger, as in lessons."""
    ledger = sheet_pages.KEYS.ledger
    for block in plan.read(lesson).blocks:
        if block.kind == "text":
            told = prose_numbers.faults(
                block.value,
                block.options.get("numbers", {}),
                resolve=ledger.value,
                count=prose_numbers.counter(ledger),
            )
            assert told == [], block.value


@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_numbers_of_paper_only_prompts_have_a_source(lesson):
    """A prompt that reads differently on paper has the question's own numbers, or names others."""
    ledger, questions = sheet_pages.KEYS.ledger, sheet_pages.KEYS.questions(lesson)
    for block in plan.read(lesson).blocks:
        if "prompt" in block.options:
            prompt = block.options["prompt"]
            known = {**questions[block.value].numbers, **block.options.get("numbers", {})}
            values = {each.value for each in prose_numbers.find(prompt)}
            used = {
                name: source
                for name, source in known.items()
                if values & {each.value for each in prose_numbers.find(name)}
            }
            count = prose_numbers.counter(ledger)
            told = prose_numbers.faults(prompt, used, resolve=ledger.value, count=count)
            assert told == [], prompt


def other(value):
    """Return another value of an option than this one."""
    return not value if isinstance(value, bool) else value + 1


@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_every_option_of_a_question_does_something(lesson):
    """A line or a column too many in a plan would be on paper: no option is idle."""
    ledger, questions = sheet_pages.KEYS.ledger, sheet_pages.KEYS.questions(lesson)
    for block in plan.read(lesson).blocks:
        for name in {"lines", "columns", "rubric", "card"} & block.options.keys():
            if block.kind == "question":
                changed = {**block.options, name: other(block.options[name])}
                one, two = (
                    asked.question(questions[block.value], ledger, each)
                    for each in (block.options, changed)
                )
                assert one != two, (block.value, name)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"step": "Dance"}, "block 2 names 'Dance'"),
        ({"question": "04-q1"}, "block 2 names '04-q1'"),
        ({"quiz": "60-q1"}, "block 2 is nothing"),
        ({"step": "Get ready", "brief": True}, "block 2 is ['step', 'brief']"),
        ({"brief": True, "height": 2}, "block 2 has height = 2"),
        ({"picture": "chain", "height": True}, "block 2 has height = True"),
        ({"question": "60-q1", "columns": 0}, "block 2 has columns = 0"),
        ({"text": "Hello.", "lines": -1}, "block 2 has lines = -1"),
        ({"picture": "chain", "height": 0.0}, "block 2 has height = 0.0"),
        ({"text": ""}, "block 2 has text = ''"),
        ({"board": 3}, "block 2 has board = 3"),
        ({"terms": ["nonsense"]}, "block 2 names 'nonsense'"),
        ({"break": "column"}, "block 2 names 'column'"),
    ],
    ids=lambda it: "-".join(it) if isinstance(it, dict) else "",
)
def test_a_fault_is_named_with_its_block(block, said):
    """An unknown, doubled or misplaced thing is told with the number of its block."""
    with pytest.raises(ValueError, match="The plan of sheet 60 cannot be used") as told:
        parsed(block)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"blocks": []}, "it begins with no step"),
        ({"blocks": [{"text": "Hello."}]}, "it begins with no step"),
        ({"blocks": [STEP]}, f"it lacks {IDS}"),
        ({"blocks": [STEP, {"question": IDS[0]}], "left_out": OUT}, f"it has {IDS[0]} twice"),
        ({"blocks": [STEP], "left_out": {**OUT, "60-z": "why"}}, "left_out names '60-z'"),
        ({"blocks": [STEP], "left_out": {**OUT, IDS[0]: ""}}, f"left_out names '{IDS[0]}'"),
        ({"blocks": [STEP], "left_out": OUT, "size": 6}, "it has size = 6"),
    ],
    ids=["empty", "no-step", "missing", "twice", "unknown", "no-reason", "too-small"],
)
def test_a_plan_as_a_whole_is_checked(table, said):
    """A plan begins with a step, has each question once, and gives reasons for the others."""
    with pytest.raises(ValueError, match="cannot be used") as told:
        plan.parse(table, LESSON)
    assert said in str(told.value)


def test_a_lesson_that_is_none_has_no_plan():
    """The plan of an unknown lesson is refused as the lesson is."""
    with pytest.raises(ValueError, match="There is no lesson '99'"):
        plan.read("99")
