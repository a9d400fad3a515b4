"""Automatic numbering of a .docx: numbering.xml and the styles that point to it → the marker of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from chutri.reading.extract.markers import bullet, numeral
from chutri.reading.extract.xml_events import Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its style, pattern (``%1.%2.``), first number, and whether parents are shown in Arabic."""

    style: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class ParagraphStyle:
    """What a paragraph style adds: its list and level, whether it centres, and the style that it is based on."""

    list_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    parent: str | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def value(element: Element | None, name: str = "val") -> str | None:
    """The w:val (or another attribute) of an element, in the usual namespace or that of "strict" files."""
    if element is None:
        return None
    usual, strict = _SPACES
    found = element.get(f"{{{usual}}}{name}")
    return element.get(f"{{{strict}}}{name}") if found is None else found


def _children(element: Element, name: str) -> Iterable[Element]:
    return (child for child in element if _local(child) == name)


def child(element: Element, name: str) -> Element | None:
    """The first child of that local name."""
    return next(iter(_children(element, name)), None)


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number out of an attribute, bounded to what documents use."""
    try:
        return max(-1, min(int(text or otherwise), 100_000))
    except ValueError:
        return otherwise


class Numbering:
    """Counts along the document: ``marker`` must be asked for each numbered paragraph in its order."""

    def __init__(self, numbering: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def marker(self, list_id: str, level: int) -> str:
        """The marker that Word shows before the next paragraph of this list and level; may be empty."""
        entry = self._lists.get(list_id)
        if entry is None or not 0 <= level < _LEVELS:
            return ""
        shape = entry.levels.get(level, Level())
        counts = self._counts.setdefault(entry.abstract, {})
        if level in entry.starts and (list_id, level) not in self._begun:
            counts[level] = entry.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        self._begun.add((list_id, level))
        for deeper in [at for at in counts if at > level]:
            restart = entry.levels.get(deeper, Level()).restart
            if restart != 0:  # w:lvlRestart 0: the level counts on through the whole list
                del counts[deeper]
        if shape.style == "bullet":
            return bullet(shape.pattern)
        return _PLACE.sub(
            lambda match: self._numeral(entry, counts, int(match.group(1)) - 1, shape), shape.pattern
        ).strip()

    @staticmethod
    def _numeral(entry: _List, counts: dict[int, int], level: int, asking: Level) -> str:
        shape = entry.levels.get(level, Level())
        style = "decimal" if asking.legal and shape.style != "none" else shape.style
        return numeral(counts.get(level, shape.start), style)

    def _read(self, numbering: Element) -> None:
        abstracts: dict[str, dict[int, Level]] = {}
        for abstract in _children(numbering, "abstractNum"):
            abstracts[value(abstract, "abstractNumId") or ""] = dict(map(_level, _children(abstract, "lvl")))
        for entry in _children(numbering, "num"):
            key = value(child(entry, "abstractNumId")) or ""
            made = _List(key, dict(abstracts.get(key, {})))
            for override in _children(entry, "lvlOverride"):
                at = number(value(override, "ilvl"))
                made.levels.update(map(_level, _children(override, "lvl")))
                start = child(override, "startOverride")
                if start is not None:
                    made.starts[at] = number(value(start), 1)
            self._lists[value(entry, "numId") or ""] = made


def _level(element: Element) -> tuple[int, Level]:
    restart = child(element, "lvlRestart")
    return number(value(element, "ilvl")), Level(
        style=value(child(element, "numFmt")) or "decimal",
        pattern=value(child(element, "lvlText")) or "",
        start=number(value(child(element, "start")), 1),
        legal=child(element, "isLgl") is not None,
        restart=None if restart is None else number(value(restart)),
    )


def paragraph_styles(styles: Element | None) -> dict[str, ParagraphStyle]:
    """The paragraph styles by their ids."""
    found: dict[str, ParagraphStyle] = {}
    for style in _children(styles, "style") if styles is not None else ():
        made = ParagraphStyle(parent=value(child(style, "basedOn")))
        properties = child(style, "pPr")
        if properties is not None:
            made.list_id, made.level = numbering_of(properties)
            alignment = value(child(properties, "jc"))
            made.centred = None if alignment is None else alignment == "center"
        found[value(style, "styleId") or ""] = made
    return found


def numbering_of(properties: Element) -> tuple[str | None, int | None]:
    """The list id and level that paragraph properties name themselves."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None, None
    level = value(child(numbering, "ilvl"))
    return value(child(numbering, "numId")), None if level is None else number(level)
