"""The case board as a picture for a wall: the brief's claims in order, each with its stamp."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, wording
from whosays.charts._alt import writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._sheet import Sheet, blank
from whosays.charts._tables import check_table
from whosays.charts.look import Look

_NEEDED = ("brief_id", "position", "part", "text", "verdict")
# Type may grow on a large sheet, and shrink where claims are long, by so much.
_LARGEST, _SMALLEST, _STEPS = 1.4, 0.78, 24
_LEADING, _AIR = 1.3, (0.26, 0.8)


@every_script
def board(
    brief: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
    guesses: Mapping[str, Any] | None = None,
    stamped: Iterable[str] | None = None,
) -> Axes:
    """Draw the claims of the brief in reading order, each with its stamp: a sign and a word.

    It is not the place for repairs and evidence, which stand in ``whosays.case_board``. Type
    grows as far as the Axes have room, for a wall or a projector.

    Parameters
    ----------
    brief
        Claims of the brief, as ``ledger.brief`` has them.
    ax
        Where to draw. In type of laptop size fifteen claims need about 7 by 4 inches. A new
        figure when left out.
    title, note, look
        As for `charts.calibration`. For a whole A4 sheet make the look of the page taller:
        ``dataclasses.replace(charts.look.at("page"), height=9.8)``.
    guesses
        What somebody expected of some claims: ``{"b1": "holds"}``, or what
        ``lesson.guesses()`` gives, of which the first guess on each claim is shown. No column
        of guesses when left out.
    stamped
        Ids of the claims whose verdict may be seen; none when left out.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the board; it has no scales.

    Raises
    ------
    TypeError
        When `brief` is no table, or `guesses` no mapping.
    ValueError
        When a column is missing, an id is not one of the brief's, or there is too little room.

    Examples
    --------
    >>> import whosays
    >>> drawn = board(whosays.load().brief, stamped=["b2", "b6"])
    >>> whosays.charts.alt(drawn).split(". ")[3]
    'Holds: claim 4'
    """
    look = _checks.given(look, ax, title)
    rows, words = _rows(brief, guesses, stamped), wording.words()["board"]
    headline = title or words["title"]
    if not rows:
        return blank(ax, look, title or words["none"], words["empty"])
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if note:
        sheet.note(words["reading"])
    _draw(sheet, rows, guessing=guesses is not None)
    writes_alt(sheet.ax, partial(_alt, rows, headline, guessing=guesses is not None))
    return sheet.ax


def board_table(
    brief: pd.DataFrame,
    *,
    guesses: Mapping[str, Any] | None = None,
    stamped: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the case board as a table to read.

    Parameters
    ----------
    brief, guesses, stamped
        As for `charts.board`.

    Returns
    -------
    pandas.DataFrame
        Text only, in reading order: number, part, claim, guess where there are guesses, stamp.

    Raises
    ------
    TypeError, ValueError
        As `charts.board` does.
    """
    words = wording.words()["board"]
    left = "guess" if guesses is None else ""
    heads = {name: head for name, head in words["table"].items() if name != left}
    lines = [
        {
            "position": each.position, "part": words.get(each.part, each.part),
            "text": each.text, "guess": each.guess, "stamp": " ".join(each.stamp),
        }
        for each in _rows(brief, guesses, stamped)
    ]  # fmt: skip
    return pd.DataFrame(
        [{heads[name]: line[name] for name in heads} for line in lines],
        columns=list(heads.values()),
    )


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One claim on the board; `stamp` is a sign and a word, `guess` a word."""

    position: str
    part: str
    text: str
    verdict: str
    guess: str

    @property
    def stamp(self) -> tuple[str, str]:
        """The sign and the word of the verdict."""
        sign, word = wording.verdicts()[self.verdict]
        return sign, word


def _rows(
    brief: object, guesses: Mapping[str, Any] | None, stamped: Iterable[str] | None
) -> list[_Row]:
    frame = _check(brief).sort_values("position")
    if guesses is not None and not isinstance(guesses, Mapping):
        raise TypeError(
            f"The case board cannot take a {type(guesses).__name__} of guesses. "
            "It needs what was guessed of each claim. "
            'Type charts.board(ledger.brief, guesses={"b1": "holds"}).'
        )
    one = isinstance(stamped, str) or not isinstance(stamped, Iterable)
    given: Any = [stamped] if one else stamped
    seen = [each for each in given if each is not None]
    known = [*frame["brief_id"]]
    unknown = sorted({str(each) for each in [*seen, *(guesses or ())] if each not in known})
    if unknown and known:
        raise ValueError(
            f"The brief has no claim {', '.join(unknown)}. Its claims are {', '.join(known)}. "
            f'Type charts.board(ledger.brief, stamped=["{known[0]}"]).'
        )
    verdicts = wording.verdicts()
    return [
        _Row(
            position=str(row.position), part=str(row.part), text=str(row.text),
            verdict=str(row.verdict) if row.brief_id in seen else "open",
            guess=_guess((guesses or {}).get(str(row.brief_id)), verdicts),
        )
        for row in frame.itertuples()
    ]  # fmt: skip


def _check(brief: object) -> pd.DataFrame:
    return check_table(
        brief,
        _NEEDED,
        chart="The case board",
        draws="the claims of its brief",
        table="the ledger's table of the brief",
        rows="claims",
        whole="whole rows of the ledger's brief",
        mend="Type charts.board(ledger.brief).",
    )


def _guess(kept: Any, verdicts: Mapping[str, Sequence[str]]) -> str:
    """Return a guess as a word: the first one, where several were kept."""
    if isinstance(kept, Sequence) and not isinstance(kept, str):
        kept = getattr(kept[0], "answer", kept[0]) if kept else None
    if kept is None:
        return ""
    sign, word = verdicts.get(str(kept), ("", str(kept)))
    return f"{sign} {word}".strip()


def _alt(rows: list[_Row], headline: str, *, guessing: bool) -> str:
    words, say = wording.words(), wording.words()["board"]
    sentences = [
        wording.counted("board_kind", len(rows)),
        words["alt"]["title"].format(title=headline),
    ]
    for verdict in wording.verdicts():
        of_it = [each for each in rows if each.verdict == verdict]
        if of_it:
            listed = wording.listed(each.position for each in of_it)
            claims = wording.counted("board_claims", len(of_it), numbers=listed)
            stamp = of_it[0].stamp[1]
            sentences.append(
                say["alt_stamp"].format(stamp=stamp[:1].upper() + stamp[1:], claims=claims)
            )
    if guessing:
        sentences.append(say["alt_guessed"].format(count=sum(bool(row.guess) for row in rows)))
    return " ".join(sentences)


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """The board at one size of type: its columns and its height in pixels, its broken claims."""

    size: float
    text: float
    guess: float
    stamp: float
    gap: float
    claims: tuple[str, ...]
    line: float
    air: float
    ascent: float
    height: float

    @classmethod
    def of(cls, sheet: Sheet, rows: list[_Row], size: float, *, guessing: bool) -> "_Plan":
        """Lay the board out with type of this size, in points."""
        ruler, words, gap = sheet.ruler, wording.words()["board"], sheet.pixels(size * 1.1)
        stamps = [words["stamp"], *(" ".join(each.stamp) for each in rows)]
        guesses = [words["guess"], *(each.guess for each in rows)] if guessing else []
        stamp = sheet.width - gap * 0.6 - _widest(ruler, stamps, size)
        guess = stamp - gap - (_widest(ruler, guesses, size) + gap if guesses else 0.0)
        text = _widest(ruler, [each.position for each in rows], size) + gap * 0.7
        room = (guess if guesses else stamp) - gap - text
        claims = tuple(ruler.wrap(each.text, size, max(room, 1.0)) for each in rows)
        line = sheet.pixels(size * _LEADING)
        parts = len(dict.fromkeys(each.part for each in rows))
        lines = sum(claim.count("\n") + 1 for claim in claims) + parts
        count = len(rows) + parts
        # Air between the rows takes up the room that is left, within bounds.
        air = min(max((sheet.height - lines * line) / count, line * _AIR[0]), line * _AIR[1])
        return cls(
            size=size, text=text, guess=guess, stamp=stamp, gap=gap, claims=claims, line=line,
            air=air, ascent=sheet.pixels(size * 0.95), height=lines * line + air * count,
        )  # fmt: skip


def _widest(ruler: _axes.Ruler, texts: Iterable[str], size: float) -> float:
    return max(ruler.size(text, size, bold=True)[0] for text in texts)


def _draw(sheet: Sheet, rows: list[_Row], *, guessing: bool) -> None:
    look, words = sheet.look, wording.words()["board"]
    made = _fitting(sheet, rows, guessing=guessing)
    # A board that does not fit lacks its own height, and the sheet says how much that is.
    spare = sheet.height - made.height + sheet.pixels(look.text * 4)
    room = (made.guess if guessing else made.stamp) - made.gap - made.text
    sheet.begin("board", room, spare, across=1, down=1)
    y, part = sheet.top - made.ascent, ""
    style: dict[str, Any] = {"gid": "part", "weight": "bold", "va": "baseline"}
    for each, claim in zip(rows, made.claims, strict=True):
        if each.part != part:
            sheet.text(0, y, words.get(each.part, each.part), made.size, look.soft, **style)
            if not part:
                heads = {"guess": made.guess} if guessing else {}
                for name, x in {**heads, "stamp": made.stamp}.items():
                    sheet.text(x, y, words[name], made.size, look.soft, **style)
            part = each.part
            y -= made.line + made.air
            _rule(sheet, y + made.ascent + made.air * 0.6, look.axis)
        _write(sheet, made, each, claim, y)
        y -= made.line * (claim.count("\n") + 1) + made.air
        _rule(sheet, y + made.ascent + made.air * 0.6, look.grid)


def _write(sheet: Sheet, made: _Plan, each: _Row, claim: str, y: float) -> None:
    """Write one claim: its number, its words, the guess and the stamp, on one line."""
    look, base = sheet.look, "baseline"
    sheet.text(0, y, each.position, made.size, look.soft, gid="position", va=base)
    # Text of several lines stands on its last one, so each line is a text of its own.
    for n, line in enumerate(claim.split("\n")):
        at = y - n * made.line * 0.93
        sheet.text(made.text, at, line, made.size, look.ink, gid="claim", va=base)
    if each.guess:
        sheet.text(made.guess, y, each.guess, made.size, look.ink, gid="guess", va=base)
    _stamp(sheet, made, each, y)


def _fitting(sheet: Sheet, rows: list[_Row], *, guessing: bool) -> _Plan:
    """Return the board in the largest type that fits, or else in the smallest."""
    sizes = [_LARGEST - (_LARGEST - _SMALLEST) * step / _STEPS for step in range(_STEPS + 1)]
    for share in sizes:
        made = _Plan.of(sheet, rows, sheet.look.text * share, guessing=guessing)
        if made.height <= sheet.height + 1e-6:
            break
    return made


def _stamp(sheet: Sheet, made: _Plan, each: _Row, y: float) -> None:
    """Write the sign and the word of a stamp, in a frame; an open claim has no frame."""
    look, text = sheet.look, " ".join(each.stamp)
    if each.verdict == "open":
        sheet.text(made.stamp, y, text, made.size, look.soft, gid="stamp", va="baseline")
        return
    frame = {
        "boxstyle": "round,pad=0.14", "edgecolor": look.ink, "facecolor": "none",
        "linewidth": look.line * 0.8,
    }  # fmt: skip
    style: dict[str, Any] = {"gid": "stamp", "weight": "bold", "va": "baseline", "bbox": frame}
    sheet.text(made.stamp, y, text, made.size, look.ink, **style)


def _rule(sheet: Sheet, y: float, colour: str) -> None:
    height = y / sheet.ax.bbox.height
    sheet.ax.plot(
        [0, 1], [height, height], transform=sheet.ax.transAxes, color=colour, linewidth=0.8,
        scalex=False, scaley=False, clip_on=False, gid="rule",
    )  # fmt: skip
