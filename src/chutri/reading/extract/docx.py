"""A Word file (.docx) → one text: paragraphs and tables in their order, with the numbering that Word draws.

One walk over document.xml as it is unpacked; paragraphs are dropped once read, so a million of them need no more
memory than a few. Deleted text goes, inserted text stays; notes stand at the end; text boxes follow their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chutri.reading.extract import legacy
from chutri.reading.extract.archive import Archive
from chutri.reading.extract.blocks import Gatherer
from chutri.reading.extract.kinds import MEDIA_TYPES
from chutri.reading.extract.letters import nfc
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.numbering import (
    Numbering,
    ParagraphStyle,
    child,
    number,
    numbering_of,
    paragraph_styles,
    value,
)
from chutri.reading.extract.source import Source
from chutri.reading.extract.xml_events import Element, events, forget, tree

# WordprocessingML has two namespaces: the usual one and that of "strict" files.
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _tags(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{space}}}{name}" for space in _SPACES for name in names)


_P, _TBL, _TR, _TC, _BOX = (frozenset(_tags(name)) for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_WATCHED = _tags("p", "tbl", "tr", "tc", "txbxContent")
_BODY, _RUN, _TEXT = frozenset(_tags("body")), frozenset(_tags("r")), frozenset((*_tags("t"), _MATH))
_PROPERTIES, _RUN_PROPERTIES = frozenset(_tags("pPr")), frozenset(_tags("rPr"))
_HIDDEN, _MARK_DELETED = _tags("vanish"), frozenset(_tags("del", "moveFrom"))
_SIGNS = dict.fromkeys(_tags("tab", "ptab"), "\t") | dict.fromkeys(_tags("br", "cr"), "\n")
_SIGNS |= dict.fromkeys(_tags("noBreakHyphen"), "-") | dict.fromkeys(_tags("sym"), " ")
_NOTES = dict.fromkeys(_tags("footnoteReference"), "footnotes") | dict.fromkeys(_tags("endnoteReference"), "endnotes")
# Subtrees whose text is not the paragraph's: moved away or deleted, a text box (read on its own), an older drawing of the same.
_ASIDE = frozenset((*_tags("moveFrom", "del", "txbxContent"), _FALLBACK)) | _RUN_PROPERTIES
_ROLES = {tag: name for name in ("pStyle", "jc", "numPr", "rPr") for tag in _tags(name)}

_MAIN_PART = re.compile(rb'Target="/?([^"]*word/document[^"/]*\.xml)"')
_OFF = ("0", "false", "off")
_FREED = 32  # paragraphs that are freed at once: one by one takes a tenth of the time of reading them


def read_docx(data: bytes, name: str, limits: Limits) -> Source:
    """The text of a .docx. Raises BrokenFile, ProtectedFile, TooLarge."""
    archive = Archive(data, name, limits)
    text = _Reader(archive, limits).read(_main_part(archive))
    return Source(legacy.mend(nfc(text)), MEDIA_TYPES["docx"])


def _main_part(archive: Archive) -> str:
    usual = "word/document.xml"
    if usual not in archive:
        named = _MAIN_PART.search(archive.read("_rels/.rels"))
        if named:
            return named.group(1).decode(errors="replace")
    return usual


class _Reader:
    """The state of one walk."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._archive = archive
        self._out = Gatherer(limits, archive.name)
        self._numbering: Numbering | None = None
        self._styles: dict[str, ParagraphStyle] | None = None
        self._boxes = 0
        self._passed = 0
        self._boxed: list[str] = []
        self._notes: list[tuple[str, str]] = []
        self._hides = False  # whether any text of the file is formatted as hidden
        self._carried = ""  # a paragraph whose end mark was deleted runs on into the next one

    def read(self, part: str) -> str:
        for event, element in events(self._chunks(part), self._archive.name, _WATCHED):
            if event == "end":
                self._end(element)
            elif element.tag not in _P:
                self._begin(element.tag)
        self._out.paragraph(self._carried)
        for label, note in self._read_notes():
            self._out.paragraph(f"[{label}] {note}")
        return self._out.text()

    def _chunks(self, part: str) -> Iterator[bytes]:
        before = b""
        for chunk in self._archive.chunks(part):
            self._hides = self._hides or b"vanish" in before[-8:] + chunk
            before = chunk
            yield chunk

    def _begin(self, tag: object) -> None:
        if tag in _BOX:
            self._boxes += 1
        elif self._boxes:
            return  # a table inside a text box: its paragraphs are kept, its shape is not
        elif tag in _TBL:
            self._out.open_table()
        elif tag in _TR:
            self._out.open_row()
        else:
            self._out.open_cell()

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _P:
            self._paragraph(element)
            self._passed += 1
            if self._passed % _FREED:
                return
        elif tag in _BOX:
            self._boxes -= 1
            return  # its paragraphs are cleared, it is cleared with the paragraph around it
        elif self._boxes:
            return
        elif tag in _TC:
            self._shape(child(element, "tcPr"))
        elif tag in _TBL:
            self._out.close_table(bordered=_is_bordered(child(element, "tblPr")))
        forget(element, _BODY)

    def _shape(self, properties: Element | None) -> None:
        if properties is None:
            return
        merge = child(properties, "vMerge")
        width = number(value(child(properties, "gridSpan")), 1)
        self._out.shape_cell(width=width, continues=merge is not None and value(merge) in (None, "continue"))

    def _paragraph(self, element: Element) -> None:
        marker, centred, joined = "", False, False
        if not len(element):
            if not self._carried and not self._boxed:
                return  # a blank one is nothing, and files are full of them
        elif element[0].tag in _PROPERTIES:
            marker, centred, joined = self._look(element[0])
            element.remove(element[0])
        text = self._text(element)
        if self._boxes:
            if text.strip():
                self._boxed.append(text)
            return
        if marker and text.strip():
            text = f"{marker} {text.lstrip()}"
        if joined:
            self._carried += text
            return
        self._out.paragraph(self._carried + text, centred=centred)
        self._carried = ""
        for boxed in self._boxed:
            self._out.paragraph(boxed)
        self._boxed.clear()

    def _text(self, element: Element) -> str:
        """The text of a paragraph, a run, or whatever wraps runs (a link, an insertion, a content control)."""
        pieces: list[str] = []
        for item in element:
            tag = item.tag
            if tag in _TEXT:
                pieces.append(item.text or "")
            elif tag in _RUN:
                if self._hides and _is_hidden(item):
                    continue
                if len(item) == 1 and item[0].tag in _TEXT:  # most runs
                    pieces.append(item[0].text or "")
                else:
                    pieces.append(self._text(item))
            elif tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag in _NOTES:
                self._notes.append((_NOTES[tag], value(item, "id") or ""))
                pieces.append(f"[{len(self._notes)}]")
            elif tag not in _ASIDE and isinstance(tag, str) and len(item):
                pieces.append(self._text(item))
        return "".join(pieces)

    def _look(self, properties: Element) -> tuple[str, bool, bool]:
        """The marker that Word draws before the paragraph, whether it is centred, whether its end mark was deleted."""
        style_id = alignment = list_id = None
        level: int | None = None
        joined = False
        for item in properties:
            role = _ROLES.get(item.tag)
            if role == "pStyle":
                style_id = value(item)
            elif role == "jc":
                alignment = value(item)
            elif role == "numPr":
                list_id, level = numbering_of(properties)
            elif role == "rPr":
                joined = any(mark.tag in _MARK_DELETED for mark in item)
        style = self._style(style_id) if style_id else None
        if style is not None and list_id is None:
            list_id, level = style.list_id, style.level if level is None else level
        centred = alignment == "center" or (alignment is None and style is not None and bool(style.centred))
        marker = "" if list_id in (None, "0") or self._boxes else self._marker(list_id or "", level or 0)
        return marker, centred, joined

    def _marker(self, list_id: str, level: int) -> str:
        if self._numbering is None:
            self._numbering = Numbering(self._part("numbering"))
        return self._numbering.marker(list_id, level)

    def _style(self, style_id: str) -> ParagraphStyle | None:
        """The style with what it inherits."""
        if self._styles is None:
            self._styles = paragraph_styles(self._part("styles"))
        found = ParagraphStyle()
        seen: set[str] = set()
        at: str | None = style_id
        while at is not None and at not in seen and at in self._styles:
            seen.add(at)
            style = self._styles[at]
            found.list_id = style.list_id if found.list_id is None else found.list_id
            found.level = style.level if found.level is None else found.level
            found.centred = style.centred if found.centred is None else found.centred
            at = style.parent
        return found if seen else None

    def _part(self, part: str) -> Element | None:
        return tree(self._archive.read(f"word/{part}.xml"))

    def _read_notes(self) -> Iterator[tuple[int, str]]:
        parts: dict[str, dict[str, str]] = {}
        wanted, self._notes = self._notes, []
        for label, (kind, key) in enumerate(wanted, 1):
            if kind not in parts:
                root = self._part(kind)
                notes = [] if root is None else list(root)
                parts[kind] = {
                    value(note, "id") or "": self._note_text(note) for note in notes if isinstance(note.tag, str)
                }
            text = parts[kind].get(key, "")
            if text:
                yield label, text

    def _note_text(self, note: Element) -> str:
        return " ".join(filter(None, (self._text(paragraph).strip() for paragraph in note.iter(*_P))))


def _is_hidden(run: Element) -> bool:
    properties = run[0] if len(run) and run[0].tag in _RUN_PROPERTIES else None
    return properties is not None and any(value(mark) not in _OFF for mark in properties.iter(*_HIDDEN))


def _is_bordered(properties: Element | None) -> bool:
    """Whether a table draws lines between its columns: of itself, or by a style (``Table Grid`` and its kin)."""
    if properties is None:
        return False
    borders = child(properties, "tblBorders")
    if borders is not None:
        return value(child(borders, "insideV")) not in (None, "none", "nil")
    style = value(child(properties, "tblStyle"))
    return style is not None and "normal" not in style.lower()
