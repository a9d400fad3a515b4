"""An OpenDocument text (.odt) → one text: paragraphs, lists with their numbers, and tables, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chutri.reading.extract import legacy
from chutri.reading.extract.archive import Archive
from chutri.reading.extract.blocks import Gatherer
from chutri.reading.extract.kinds import MEDIA_TYPES
from chutri.reading.extract.letters import nfc
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.odt_styles import DRAW, OFFICE, TABLE, TEXT, ListLevel, Styles, number
from chutri.reading.extract.source import Source
from chutri.reading.extract.xml_events import Element, events, forget, tree

_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_ITEMS = frozenset((TEXT + "list-item", TEXT + "list-header"))
# Deleted text is kept here; comments too. Neither is the document's text.
_ASIDE = frozenset((TEXT + "tracked-changes", OFFICE + "annotation"))
_BODY = frozenset((OFFICE + "text",))
_SKIPPED = frozenset((TEXT + "note", DRAW + "text-box", *_ASIDE))
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MOST_REPEATS = 64
_SPACE = re.compile(r"[ \t\r\n]+")
_WATCHED = (
    *_PARAGRAPHS, *_CELLS, *_ITEMS, *_ASIDE, TEXT + "list", TEXT + "note", DRAW + "text-box",
    TABLE + "table", TABLE + "table-row", OFFICE + "automatic-styles",
)  # fmt: skip


def read_odt(data: bytes, name: str, limits: Limits) -> Source:
    """The text of an .odt. Raises BrokenFile, ProtectedFile, TooLarge."""
    archive = Archive(data, name, limits)
    archive.refuse_if_encrypted()
    reader = _Reader(archive, limits)
    for event, element in events(archive.chunks("content.xml"), name, _WATCHED):
        reader.take(event, element)
    return Source(legacy.mend(nfc(reader.text())), MEDIA_TYPES["odt"])


@dataclass(slots=True)
class _OpenList:
    """A list that is being read: its style, what was counted at its level, and whether its item has its marker yet."""

    style: str
    counted: int | None = None
    counts: bool = True
    waiting: bool = False


@dataclass(slots=True)
class _Lists:
    """The lists that are open, one in the other, and where ended ones stopped counting."""

    styles: Styles
    open: list[_OpenList] = field(default_factory=list)
    ended: dict[tuple[str, int], int] = field(default_factory=dict)

    def begin(self, element: Element) -> None:
        style = element.get(TEXT + "style-name") or (self.open[-1].style if self.open else "")
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        earlier = element.get(TEXT + "continue-list")
        found = _OpenList(style)
        if earlier or goes_on:
            found.counted = self.ended.get((earlier or style, len(self.open)))
        self.open.append(found)

    def end(self, element: Element) -> None:
        if not self.open:
            return
        found = self.open.pop()
        if found.counted is not None:
            for key in filter(None, (found.style, element.get(_XML_ID))):
                self.ended[key, len(self.open)] = found.counted

    def item(self, element: Element) -> None:
        if not self.open:
            return
        found = self.open[-1]
        found.waiting = element.tag == TEXT + "list-item"
        if found.waiting:
            start = element.get(TEXT + "start-value")
            level = self._level()
            found.counted = number(start, 1) if start else (level.start if found.counted is None else found.counted + 1)

    def marker(self) -> str:
        """The marker of the paragraph that comes now: that of its item when it is the item's first."""
        if not self.open or not self.open[-1].waiting:
            return ""
        self.open[-1].waiting = False
        counts = [found.counted or 0 for found in self.open]
        return self._level().marker(counts, self.styles.lists.get(self.open[-1].style, {}))

    def _level(self) -> ListLevel:
        return self.styles.lists.get(self.open[-1].style, {}).get(len(self.open), ListLevel())


class _Reader:
    """The state of one walk."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._out = Gatherer(limits, archive.name)
        self._styles = Styles()
        named = tree(archive.read("styles.xml"))
        if named is not None:
            self._styles.read(named)
        self._lists = _Lists(self._styles)
        self._outline = [0] * 10
        self._aside = 0
        self._note: list[str] | None = None
        self._notes: list[str] = []
        self._cited = 0
        self._boxes = 0
        self._boxed: list[str] = []
        self._bordered: list[bool] = []

    def take(self, event: str, element: Element) -> None:
        """One parsing event."""
        if element.tag in _ASIDE:
            self._aside += 1 if event == "start" else -1
        elif self._aside:
            return
        elif event == "start":
            self._begin(element)
        else:
            self._end(element)
            if element.tag not in _SKIPPED:
                forget(element, _BODY)

    def text(self) -> str:
        """All that was read."""
        for label, note in enumerate(self._notes, 1):
            if note:
                self._out.paragraph(f"[{label}] {note}")
        return self._out.text()

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if tag == TEXT + "list":
            self._lists.begin(element)
        elif tag in _ITEMS:
            self._lists.item(element)
        elif tag == TEXT + "note":
            self._note = []
        elif tag == DRAW + "text-box":
            self._boxes += 1
        elif tag == TABLE + "table":
            self._out.open_table()
            self._bordered.append(False)
        elif tag == TABLE + "table-row":
            self._out.open_row()
        elif tag in _CELLS:
            self._begin_cell(element)

    def _begin_cell(self, element: Element) -> None:
        covered = element.tag == TABLE + "covered-table-cell"
        repeats = min(number(element.get(TABLE + "number-columns-repeated"), 1), _MOST_REPEATS)
        for _ in range(max(1, repeats)):
            self._out.open_cell()
            self._out.shape_cell(width=1, continues=covered)
        if self._bordered and element.get(TABLE + "style-name", "") in self._styles.bordered:
            self._bordered[-1] = True

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._paragraph(element)
        elif tag == TEXT + "list":
            self._lists.end(element)
        elif tag == TEXT + "note":
            self._notes.append(" ".join(self._note or ()))
            self._note = None
        elif tag == DRAW + "text-box":
            self._boxes -= 1
        elif tag == TABLE + "table":
            self._out.close_table(bordered=self._bordered.pop() if self._bordered else None)
        elif tag == OFFICE + "automatic-styles":
            self._styles.read(element)

    def _paragraph(self, element: Element) -> None:
        text = self._text(element).strip()
        if self._note is not None:
            self._note.append(text)
            return
        if self._boxes:
            self._boxed.append(text)
            return
        style = element.get(TEXT + "style-name")
        marker = self._lists.marker() or self._heading_marker(element)
        if marker and text:
            text = f"{marker} {text}"
        self._out.paragraph(text, centred=self._styles.is_centred(style))
        for boxed in self._boxed:
            self._out.paragraph(boxed)
        self._boxed.clear()

    def _heading_marker(self, element: Element) -> str:
        """The number that the outline gives a heading."""
        if element.tag != TEXT + "h" or not self._styles.outline:
            return ""
        level = max(1, min(number(element.get(TEXT + "outline-level"), 1), len(self._outline) - 1))
        shape = self._styles.outline.get(level, ListLevel())
        self._outline[level] = self._outline[level] + 1 if self._outline[level] else shape.start
        self._outline[level + 1 :] = [0] * (len(self._outline) - level - 1)
        return shape.marker(self._outline[1 : level + 1], self._styles.outline)

    def _text(self, element: Element) -> str:
        """The text of a paragraph: mixed content, in which white space counts once (OpenDocument 1.2, 6.1.2)."""
        pieces = [_folded(element.text)]
        for item in element:
            tag = item.tag
            if tag == TEXT + "s":
                pieces.append(" " * min(number(item.get(TEXT + "c"), 1), _MOST_REPEATS))
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag == TEXT + "note":
                self._cited += 1
                pieces.append(f"[{self._cited}]")
            elif tag not in _SKIPPED and isinstance(tag, str):
                pieces.append(self._text(item))
            pieces.append(_folded(item.tail))
        return "".join(pieces)


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""
