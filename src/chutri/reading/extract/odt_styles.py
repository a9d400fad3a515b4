"""The styles of an OpenDocument text that bear on reading: list numbering, centring, borders of cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from chutri.reading.extract.markers import bullet, numeral
from chutri.reading.extract.xml_events import Element

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE = (f"{{{_URN}{name}:1.0}}" for name in ("text", "table", "style", "office"))
DRAW = f"{{{_URN}drawing:1.0}}"
_FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_LEVELS = 10


def number(text: str | None, otherwise: int) -> int:
    """A whole number out of an attribute, bounded to what documents use."""
    try:
        return max(0, min(int(text or otherwise), 100_000))
    except ValueError:
        return otherwise


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered: ``style`` is ``1 a A i I``, or empty for a bullet or nothing."""

    style: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""

    def marker(self, counts: list[int], levels: dict[int, ListLevel]) -> str:
        """The marker for the numbers counted at this level and those above it."""
        if self.bullet:
            return bullet(self.bullet)
        if not self.style:
            return ""
        depth = len(counts)
        first = max(1, depth - self.shown + 1)
        shown = [
            numeral(counts[level - 1], levels.get(level, self).style or "1")
            for level in range(first, depth + 1)
            if counts[level - 1]
        ]
        return self.prefix + ".".join(shown) + self.suffix


@dataclass(slots=True)
class Styles:
    """What was read of styles.xml and of the automatic styles."""

    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    centred: dict[str, bool] = field(default_factory=dict)
    bordered: set[str] = field(default_factory=set)
    list_of: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def read(self, element: Element) -> None:
        """Take in all styles below an element."""
        for item in element.iter(TEXT + "list-style", TEXT + "outline-style", STYLE + "style"):
            if item.tag == TEXT + "list-style":
                self.lists[item.get(STYLE + "name", "")] = _levels(item)
            elif item.tag == TEXT + "outline-style":
                self.outline = _levels(item)
            else:
                self._read_style(item)

    def is_centred(self, name: str | None) -> bool:
        """Whether a paragraph style centres, itself or by the style it is made from."""
        for _ in range(_LEVELS):
            if name is None:
                return False
            if name in self.centred:
                return self.centred[name]
            name = self.parents.get(name)
        return False

    def _read_style(self, item: Element) -> None:
        name = item.get(STYLE + "name", "")
        self.parents[name] = item.get(STYLE + "parent-style-name", "")
        if item.get(STYLE + "list-style-name"):
            self.list_of[name] = item.get(STYLE + "list-style-name", "")
        for properties in item:
            alignment = properties.get(_FO + "text-align")
            if alignment:
                self.centred[name] = alignment == "center"
            borders = (properties.get(_FO + "border" + side, "none") for side in ("", "-left", "-right"))
            if properties.tag == STYLE + "table-cell-properties" and any(
                not border.startswith("none") for border in borders
            ):
                self.bordered.add(name)


def _levels(style: Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for item in style:
        if not isinstance(item.tag, str):
            continue
        level = number(item.get(TEXT + "level"), 1)
        found[level] = ListLevel(
            style=item.get(STYLE + "num-format", ""),
            prefix=item.get(STYLE + "num-prefix", ""),
            suffix=item.get(STYLE + "num-suffix", ""),
            start=number(item.get(TEXT + "start-value"), 1),
            shown=number(item.get(TEXT + "display-levels"), 1),
            bullet=item.get(TEXT + "bullet-char", ""),
        )
    return found
