"""How wide the columns of a chain's picture are, and how texts are cut and broken to fit them."""

from collections.abc import Iterable

from whosays.charts import wording
from whosays.charts._axes import Ruler
from whosays.charts._chain import Branch, Chain, Node, changed
from whosays.charts.look import Look

SIGN = "≠"


class Columns:
    """The measures of one picture: its columns, and how wide and high texts are."""

    def __init__(self, chain: Chain, look: Look, ruler: Ruler, width: float, share: float) -> None:
        self.look, self.ruler = look, ruler
        self._widths: dict[tuple[str, bool], float] = {}
        self.pixels = look.dpi / 72
        self.line = ruler.size("x", look.small)[1]
        self.mark = look.mark * self.pixels
        relays = [b.relay for way in chain.ways for b in way.branches if b.relay]
        pages = chain.pages
        self.text = 2.3 * self.mark
        most = width * (share if relays else share + 0.06)
        said = [self._widest(self.said(way.claim, most, 7, None)) for way in chain.ways]
        self.left = min(most, max(said, default=0)) + self.text + self.mark
        self.relay_names = {node.key: self._few_lines(node.name, width * 0.13) for node in relays}
        self.hub = max(map(self.wide, self.relay_names.values()), default=0.0)
        self.hub += self.mark * 1.7 if relays else 0.0
        self.signs = {
            page.key: self.fit(f"{SIGN} {changed(page.changes)}", width * 0.24, bold=True)
            for page in pages
            if page.changes
        }
        zone = max((self.wide(text, bold=True) for text in self.signs.values()), default=0.0)
        years = {way.claim.id: way.claim.day[-4:] for way in chain.ways}
        self.days = {page.key: short_day(page.day, years[page.claim]) for page in pages}
        day = max(map(self.wide, self.days.values()), default=0.0)
        names = max((self.wide(page.name) for page in pages), default=0.0)
        curve = width * (0.042 if relays else 0.08)
        self.zone = zone + 2.5 * self.mark if zone else 2.0 * self.mark
        columns = 2 if relays else 1
        fixed = self.left + self.hub + columns * curve + self.zone + 1.85 * self.mark
        rest = width - fixed
        gap = 1.5 * self.mark
        self.dated = rest - day - gap >= min(names, 0.2 * width)
        self.name = min(names, rest - (day + gap if self.dated else 0))
        self.roomy = self.dated and self.name == names
        spare = max(0.0, rest - self.name - (day + gap if self.dated else 0))
        curve += min(spare / (columns + 1), 0.05 * width)
        self.hub_x = self.left + curve + self.mark * 0.5
        self.flat_x = self.left + curve + (self.hub + curve if relays else 0)
        self.node_x = self.flat_x + self.zone + self.mark * 0.5
        self.name_x = self.node_x + self.mark * 1.35
        self.day_x = self.name_x + self.name + gap
        self.right = width

    def wide(self, text: str, *, bold: bool = False) -> float:
        """Return how wide a text is."""
        if (text, bold) not in self._widths:
            size = self.ruler.size(text, self.look.small, bold=bold)
            self._widths[text, bold] = size[0]
        return self._widths[text, bold]

    def wrap(self, text: str, width: float, *, bold: bool = False) -> list[str]:
        """Return the text broken into lines no wider than this."""
        # Words are measured once each: a close picture is set many times before one fits.
        space, lines, end = self.wide("a a", bold=bold) - 2 * self.wide("a", bold=bold), [""], 0.0
        for word in text.split():
            longer = end + (space if end else 0.0) + self.wide(word, bold=bold)
            if end and longer > width:
                lines.append(word)
                end = self.wide(word, bold=bold)
            else:
                lines[-1], end = f"{lines[-1]} {word}".strip(), longer
        return lines

    def _widest(self, lines: Iterable[tuple[str, bool, bool]]) -> float:
        return max((self.wide(text, bold=bold) for text, bold, _ in lines), default=0.0)

    def fit(self, text: str, width: float, *, bold: bool = False) -> str:
        """Return the text cut to a width, without its brackets first, and then with dots."""
        if self.wide(text, bold=bold) <= width:
            return text
        bare = text.split(" (")[0]
        whole = bare
        while len(bare) > 1 and self.wide(bare, bold=bold) > width:
            whole = whole[:-1].rstrip(" ,;:")
            bare = f"{whole}…"
        return bare

    def lines(self, text: str, width: float, most: int, *, bold: bool = False) -> list[str]:
        """Return the text in at most so many lines, the last one cut where it is too long."""
        found = self.wrap(text, width, bold=bold)
        last = " ".join(found[most - 1 :])
        every = [line for line in [*found[: most - 1], last] if line]
        return [self.fit(line, width, bold=bold) for line in every]

    def hub_text(self, branch: Branch) -> str:
        """Return what stands beside the mark of a branch's relay, or of its relays."""
        if not branch.others:
            return self.relay_names[branch.relay.key] if branch.relay else ""
        return str(wording.words()["chain"]["relays"]).format(count=len(branch.others) + 1)

    def _few_lines(self, name: str, width: float) -> str:
        bare = name.split(" (")[0]
        return "\n".join(self.lines(bare, width, 3))

    def said(
        self, claim: Node, width: float, most: int, before: Node | None
    ) -> list[tuple[str, bool, bool]]:
        """Return the lines beside a claim's mark: text, bold, soft."""
        ties = wording.words()["chain"]["ties"]
        tie = ties[claim.changes[0]] if before is not None and claim.parent else ""
        lines = []
        if before is None or (before.name, before.day) != (claim.name, claim.day):
            named = self.lines(claim.name, width * 0.97, 2 if most < 4 else 3, bold=True)
            lines += [(text, True, False) for text in named]
            tie = f"{claim.day}, {tie[:1].lower()}{tie[1:]}" if tie else claim.day
        lines += [(text, False, True) for text in (self.lines(tie, width, 2) if tie else ())]
        return lines + [(text, False, False) for text in self.lines(claim.words, width, most)]


def short_day(text: str, year: str = "") -> str:
    """Return a day with its month cut short, and without a year that is known: ``27 Mar``."""
    words = wording.words()
    if not any(map(str.isdigit, text)):
        return str(words["chain"]["no_day"])
    for full, short in zip(words["months"], words["months_short"], strict=True):
        text = text.replace(full, short)
    return text.removesuffix(f" {year}")
