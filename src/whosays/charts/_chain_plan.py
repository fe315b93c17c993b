"""Where everything in the picture of a chain stands. Plain geometry, in pixels, y upwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from whosays.charts import wording
from whosays.charts._axes import Ruler
from whosays.charts._chain import Branch, Chain, Node, Way
from whosays.charts._chain_columns import Columns
from whosays.charts.look import Look

_GROUPED_FROM = 3


@dataclass(frozen=True, kw_only=True)
class Label:
    """A text in the picture, by its left edge and its middle or, of several lines, its top."""

    x: float
    y: float
    text: str
    gid: str
    bold: bool = False
    soft: bool = False
    top: bool = False
    middle: bool = False


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A line to a node, as points; a gap in it holds the words for what changed."""

    x: np.ndarray
    y: np.ndarray
    changed: bool


@dataclass(kw_only=True)
class Plan:
    """The places of all marks, lines, texts and shaded bands, for one size of picture."""

    spots: dict[str, tuple[float, float]] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    bands: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    heads: dict[str, tuple[float, float]] = field(default_factory=dict)
    grouped: dict[str, str] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)

    def path(self, nodes: dict[str, Node], key: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the line from the claim to a node, with a gap where it is not drawn."""
        legs: list[Edge] = []
        while key:
            edge = self.edges.get(self.grouped.get(key, key))
            legs += [edge] if edge else []
            key = nodes[key].parent if nodes[key].kind != "claimant" else ""
        # A break between two legs is a place where no line is drawn.
        x = [np.nan, *(at for leg in reversed(legs) for at in (*leg.x, np.nan))]
        y = [np.nan, *(at for leg in reversed(legs) for at in (*leg.y, np.nan))]
        return np.array(x), np.array(y)


@dataclass(frozen=True, kw_only=True)
class _Style:
    """How closely things are set: `pitch` in lines of text, the others are numbers of lines."""

    pitch: float
    wording: int
    names: int = 0
    grouped: bool = False
    merged: bool = False


# How much of the width the claims may take: less where the pages need it.
_SHARES = (0.27, 0.22, 0.32)
# From the roomiest to the closest; the first that fits is taken.
_STYLES = (
    *(_Style(pitch=pitch, wording=7) for pitch in (2.6, 2.3, 1.9, 1.6)),
    *(_Style(pitch=1.4, wording=lines) for lines in (6, 4)),
    *(_Style(pitch=1.15, wording=lines) for lines in (4, 3)),
    *(_Style(pitch=1.3, wording=4, names=lines, grouped=True) for lines in (12, 8, 5, 4, 3, 2)),
    *(_Style(pitch=1.15, wording=3, names=lines, grouped=True) for lines in (3, 2, 1)),
    *(_Style(pitch=1.1, wording=lines) for lines in (2, 1)),
    *(
        _Style(pitch=1.1, wording=lines, names=lines, grouped=True, merged=merged)
        for merged in (False, True)
        for lines in (2, 1)
    ),
    _Style(pitch=1.05, wording=1, grouped=True, merged=True),
)


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One page, or several of one branch that did the same and stand together."""

    pages: tuple[Node, ...]
    height: float
    text: str = ""
    dots: int = 1


def plan(chain: Chain, look: Look, ruler: Ruler, width: float, height: float) -> Plan:
    """Return where everything stands in a picture of this many pixels."""
    drafts = [Columns(chain, look, ruler, width, share) for share in _SHARES]
    # Days and whole names first, where one of the shares leaves room for them.
    drafts = sorted(drafts, key=lambda columns: not columns.roomy)
    for style, columns in product(_STYLES, drafts):
        blocks = _blocks(chain, columns, style)
        total = sum(block.height for block in blocks) + sum(block.gap for block in blocks)
        if total <= height:
            break
    squeeze = min(1.0, height / total) if total else 1.0
    y = height - max(0.0, height - total) * 0.35
    out = Plan(heads=_heads(chain, columns, y + 0.25 * columns.line))
    for block in blocks:
        y -= block.gap * squeeze
        _set_block(out, columns, block, y, squeeze)
        y -= block.height * squeeze
    _shade(out, columns, blocks)
    return out


@dataclass(frozen=True, kw_only=True)
class _Block:
    """One claim with its rows, measured."""

    way: Way
    said: list[tuple[str, bool, bool]]
    rows: list[tuple[Branch, list[_Row], float]]
    height: float
    gap: float


def _blocks(chain: Chain, columns: Columns, style: _Style) -> list[_Block]:
    blocks: list[_Block] = []
    before: Node | None = None
    for way in chain.ways:
        akin = before if before is not None and before.voice == way.claim.voice else None
        said = columns.said(
            way.claim, columns.left - columns.text - columns.mark, style.wording, akin
        )
        rows = []
        for branch in _merged(way) if style.merged else way.branches:
            own = _rows(branch.pages, columns, style)
            tall = sum(row.height for row in own)
            if branch.relay:
                tall = max(tall, (columns.hub_text(branch).count("\n") + 1.3) * columns.line)
            rows.append((branch, own, tall))
        apart = 0.45 * columns.line * max(0, len(rows) - 1)
        tall = max((len(said) + 0.9) * columns.line, sum(each[2] for each in rows) + apart)
        gap = 0.0 if before is None else (0.35 if akin else 1.0) * columns.line
        blocks.append(_Block(way=way, said=said, rows=rows, height=tall, gap=gap))
        before = way.claim
    return blocks


def _merged(way: Way) -> list[Branch]:
    """Return the branches of a claim with all its relays, if several, in one."""
    relayed = [branch for branch in way.branches if branch.relay]
    if len(relayed) < 2:
        return list(way.branches)
    pages = tuple(page for branch in relayed for page in branch.pages)
    hubs = tuple(branch.relay for branch in relayed if branch.relay)
    one = replace(relayed[0], pages=pages, others=hubs[1:])
    return [one, *(branch for branch in way.branches if not branch.relay)]


def _rows(pages: Sequence[Node], columns: Columns, style: _Style) -> list[_Row]:
    """Return the rows of a branch: pages one by one, or those that did the same together."""
    kinds: dict[tuple[str, ...], list[Node]] = {}
    for page in pages:
        kinds.setdefault(page.changes, []).append(page)
    rows = []
    for page in pages:
        alike = kinds[page.changes]
        if not style.grouped or len(alike) < _GROUPED_FROM:
            rows.append(_Row(pages=(page,), height=style.pitch * columns.line))
        elif page is alike[0]:
            rows.append(_group(alike, columns, style))
    return rows


def _group(pages: Sequence[Node], columns: Columns, style: _Style) -> _Row:
    room = columns.right - columns.node_x
    dots = max(1, int(room / (1.7 * columns.mark)))
    deep = -(-len(pages) // dots)
    words = wording.words()["chain"]
    names = [columns.fit(page.name, room) for page in pages]
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        listed = ", ".join(names[:shown]) + (words["more"].format(count=rest) if rest else "")
        lines = columns.wrap(words["group"].format(count=len(pages), names=listed), room)
        if len(lines) <= style.names:
            break
    else:
        lines = []
    tall = 1.7 * columns.mark * deep + (len(lines) + 0.6) * columns.line
    return _Row(pages=tuple(pages), height=tall, text="\n".join(lines), dots=dots)


def _set_block(out: Plan, columns: Columns, block: _Block, top: float, squeeze: float) -> None:
    """Place one claim, its relays and its pages below `top`."""
    tall, line = block.height * squeeze, columns.line
    middle = top - tall / 2
    claim = block.way.claim
    first = middle + (len(block.said) - 1) * line / 2
    out.spots[claim.key] = (columns.mark, first)
    for number, (text, bold, soft) in enumerate(block.said):
        y = first - number * line
        if squeeze == 1 or number * line < tall - line:
            label = Label(x=columns.text, y=y, text=text, bold=bold, soft=soft, gid="said")
            out.labels.append(label)
    used = sum(each[2] for each in block.rows) * squeeze
    apart = 0.45 * line * squeeze
    y = middle + (used + apart * max(0, len(block.rows) - 1)) / 2
    for branch, rows, height in block.rows:
        _set_branch(out, columns, branch, rows, (y, height * squeeze), (middle, squeeze))
        y -= height * squeeze + apart


def _set_branch(
    out: Plan,
    columns: Columns,
    branch: Branch,
    rows: list[_Row],
    place: tuple[float, float],
    claim: tuple[float, float],
) -> None:
    top, tall = place
    middle, squeeze = claim
    y = top - (tall - sum(row.height for row in rows) * squeeze) / 2
    start = (columns.left, middle)
    if branch.relay:
        x, at = columns.hub_x, top - tall / 2
        name = columns.hub_text(branch)
        for relay in (branch.relay, *branch.others):
            out.spots[relay.key], out.grouped[relay.key] = (x, at), branch.relay.key
        line = _line([start, (x - columns.mark * 0.8, at)])
        out.edges[branch.relay.key] = Edge(x=line[0], y=line[1], changed=False)
        text_x = x + columns.mark * 1.2
        out.labels.append(Label(x=text_x, y=at, text=name, gid="relay", middle=True))
        wide = max(columns.wide(each) for each in name.split("\n"))
        start = (text_x + wide + columns.mark * 0.5, at)
    for row in rows:
        _set_row(out, columns, row, y, start, squeeze, through=branch.relay is None)
        y -= row.height * squeeze


def _set_row(
    out: Plan,
    columns: Columns,
    row: _Row,
    top: float,
    start: tuple[float, float],
    squeeze: float,
    *,
    through: bool,
) -> None:
    """Place one row: the line to it, what changed on the way, its marks, names and days."""
    first, step = row.pages[0], 1.7 * columns.mark
    single = len(row.pages) == 1
    y = top - (row.height * squeeze / 2 if single else 0.75 * step)
    for number, page in enumerate(row.pages):
        across, down = number % row.dots, number // row.dots
        out.spots[page.key] = (columns.node_x + across * step, y - down * step)
        out.grouped[page.key] = first.key
    sign = columns.signs.get(first.key, "")
    stop = columns.node_x - columns.mark * 0.75
    bend = columns.hub_x if through and columns.hub else columns.flat_x
    x, path = _line([start, (bend, y), (stop, y)])
    tight = single and row.height * squeeze < 0.95 * columns.line
    if sign and not tight:
        wide = columns.wide(sign, bold=True)
        left = stop - 1.1 * columns.mark - wide
        x, path = _with_gap(x, path, left - 0.35 * columns.mark, left + wide + 0.35 * columns.mark)
        out.labels.append(Label(x=left, y=y, text=sign, bold=True, gid="change"))
    out.edges[first.key] = Edge(x=x, y=path, changed=bool(sign))
    if not single:
        below = y - (-(-len(row.pages) // row.dots) - 0.35) * step
        label = Label(x=stop, y=below, text=row.text, soft=True, top=True, gid="group")
        out.labels += [label] if row.text else []
    elif tight:
        out.unnamed.add(first.key)
    else:
        most = 2 if row.height * squeeze >= 2.1 * columns.line else 1
        name = "\n".join(columns.lines(first.name, columns.name, most))
        out.labels.append(Label(x=columns.name_x, y=y, text=name, gid="name", middle="\n" in name))
        if columns.dated:
            day = Label(x=columns.day_x, y=y, text=columns.days[first.key], soft=True, gid="day")
            out.labels.append(day)


def _line(points: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Return points of a line whose first leg is a soft bend and whose others are straight."""
    (x0, y0), (x1, y1), *rest = points
    t = np.linspace(0, 1, 25)
    x = x0 + (x1 - x0) * (1.5 * t * (1 - t) + t**3)
    y = y0 + (y1 - y0) * (3 * t**2 * (1 - t) + t**3)
    return np.r_[x, [each[0] for each in rest]], np.r_[y, [each[1] for each in rest]]


def _with_gap(
    x: np.ndarray, y: np.ndarray, left: float, right: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return a line that ends level, broken between two places."""
    level, end = y[-1], x[-1]
    keep = x < left
    return np.r_[x[keep], left, np.nan, right, end], np.r_[y[keep], level, np.nan, level, level]


def _shade(out: Plan, columns: Columns, blocks: list[_Block]) -> None:
    """Add one band behind all claims of a voice."""
    spans: dict[str, list[float]] = {}
    groups: dict[str, str] = {}
    for block in blocks:
        claim = block.way.claim
        first = out.spots[claim.key][1]
        span = [first + 0.95 * columns.line, first - (len(block.said) - 0.05) * columns.line]
        spans.setdefault(claim.voice, []).extend(span)
        groups.setdefault(claim.voice, claim.group)
    for voice, ends in spans.items():
        out.bands.append((0.0, min(ends), columns.left, max(ends), groups[voice]))


def _heads(chain: Chain, columns: Columns, y: float) -> dict[str, tuple[float, float]]:
    """Return where the word over each column stands."""
    heads = {"said": (0.0, y)}
    if columns.relay_names:
        heads["relay"] = (columns.hub_x - columns.mark * 0.5, y)
    if chain.pages:
        heads["page"] = (columns.node_x - columns.mark * 0.5, y)
    return heads
