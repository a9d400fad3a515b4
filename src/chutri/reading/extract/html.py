"""A web page (.html, also what portals save as .doc) → one text: what a reader sees, without menus and scripts."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml import html as lxml_html

from chutri.reading.errors import BrokenFile, TooLarge
from chutri.reading.extract import legacy
from chutri.reading.extract.blocks import Gatherer
from chutri.reading.extract.decode import decode
from chutri.reading.extract.kinds import MEDIA_TYPES
from chutri.reading.extract.letters import nfc
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.markers import numeral
from chutri.reading.extract.source import Source
from chutri.reading.extract.xml_events import Element

_DROPPED = frozenset(
    "head script style template noscript nav footer aside iframe object select button textarea input svg canvas audio video".split()
)
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd center section article main header blockquote pre hr address figure caption "
    "figcaption form fieldset body html tbody thead tfoot details summary".split()
)
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*(utf-?8|windows-125[0-8]|iso-8859-1|us-ascii)\b""")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_CENTRED = re.compile(r"(?i)text-align\s*:\s*center")
_DRAWN = re.compile(r"(?i)border(?:-\w+)?\s*:[^;]*\b(?:solid|double|dotted|dashed|windowtext)")
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_WIDEST = 64  # columns that one cell may cover
_DEEPEST = 200  # elements in each other; what is deeper is taken as plain text
_TAGS_A_BLOCK = 4


def read_html(data: bytes, name: str, limits: Limits) -> Source:
    """The text of a page. Raises BrokenFile, UnsupportedFile, TooLarge."""
    if len(data) > limits.characters:
        raise TooLarge(f"Tệp “{name}” nặng {len(data) // 1_000_000} MB, quá {limits.characters // 1_000_000} MB.")
    if data.count(b"<") > _TAGS_A_BLOCK * limits.blocks:
        raise TooLarge(f"Tệp “{name}” có quá nhiều thẻ HTML; không đọc để bảo đảm an toàn.")
    text = _XML_HEAD.sub("", _characters(data, name), count=1).replace("\0", "")
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(remove_comments=True, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise BrokenFile(f"Tệp “{name}” không có nội dung HTML đọc được.") from None
    walker = _Walker(Gatherer(limits, name))
    walker.walk(root, centred=False, depth=0)
    return Source(legacy.mend(nfc(walker.text())), MEDIA_TYPES["html"])


def _characters(data: bytes, name: str) -> str:
    """The page decoded: as UTF-8 when it is that, whatever it says of itself; else as it says; else as it looks."""
    said = _CHARSET.search(data[:4096])
    if said and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for encoding in ("utf-8-sig", said.group(1).decode()):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return decode(data, name)[0]


class _Walker:
    """Walks the tree; inline text gathers until a block begins or ends."""

    def __init__(self, out: Gatherer) -> None:
        self._out = out
        self._pending: list[str] = []
        self._centred = False
        self._spans: list[
            dict[int, tuple[int, int]]
        ] = []  # by open table: column → rows that it still covers, its width

    def text(self) -> str:
        """All that was read."""
        self._flush()
        return self._out.text()

    def walk(self, element: Element, *, centred: bool, depth: int, pre: bool = False) -> None:
        """One element and what is in it (not its tail)."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element):
            return
        if depth > _DEEPEST:
            self._say(" ".join(map(str, element.itertext())), pre)
            return
        if tag == "br":
            self._pending.append("\n")
            return
        centred = centred or _is_centred(element)
        if tag == "table":
            self._flush()
            self._table(element, depth)
            return
        block = tag in _BLOCKS
        if block:
            self._flush()
            self._centred = centred
        if tag == "li":
            self._pending.append(_item_marker(element))
        self._inside(element, centred=centred, depth=depth, pre=pre or tag == "pre")
        if block:
            self._flush()

    def _inside(self, element: Element, *, centred: bool, depth: int, pre: bool) -> None:
        self._say(element.text, pre)
        for child in element:
            self.walk(child, centred=centred, depth=depth + 1, pre=pre)
            self._centred = centred
            self._say(child.tail, pre)

    def _say(self, text: str | None, pre: bool) -> None:
        if text:
            self._pending.append(text if pre else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        if self._pending:
            lines = "".join(self._pending).split("\n")
            self._out.paragraph("\n".join(line.strip() for line in lines).strip(), centred=self._centred)
            self._pending.clear()

    def _table(self, table: Element, depth: int) -> None:
        self._out.open_table(bordered=_is_drawn(table))
        self._spans.append({})
        for row in _rows(table):
            self._out.open_row()
            column = 0
            for cell in row:
                if cell.tag in ("td", "th") and not _is_hidden(cell):
                    column = self._cell(cell, self._covered(column), depth)
            self._covered(column)
        self._spans.pop()
        self._out.close_table()

    def _cell(self, cell: Element, column: int, depth: int) -> int:
        """Read one cell; gives the column after it."""
        width, rows = _count(cell, "colspan"), _count(cell, "rowspan")
        self._out.open_cell()
        self._out.shape_cell(width=width, continues=False)
        if rows > 1:
            self._spans[-1][column] = (rows - 1, width)
        centred = _is_centred(cell)
        self._centred = centred
        self._inside(cell, centred=centred, depth=depth + 1, pre=False)
        self._flush()
        return column + width

    def _covered(self, column: int) -> int:
        """Cells of rows above that reach down to here come first."""
        spans = self._spans[-1]
        while column in spans and len(spans) < _WIDEST:
            rows, width = spans.pop(column)
            if rows > 1:
                spans[column] = (rows - 1, width)
            self._out.open_cell()
            self._out.shape_cell(width=width, continues=True)
            column += width
        return column


def _rows(table: Element) -> list[Element]:
    rows = [row for part in table if part.tag in ("tbody", "thead", "tfoot") for row in part if row.tag == "tr"]
    return [row for row in table if row.tag == "tr"] + rows


def _count(cell: Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), _WIDEST)) if said.isdecimal() and len(said) < 6 else 1


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _is_centred(element: Element) -> bool:
    if element.tag == "center" or element.get("align", "").lower() == "center":
        return True
    return _CENTRED.search(element.get("style", "")) is not None


def _is_drawn(table: Element) -> bool | None:
    """Whether the table draws lines; ``None`` when only a style sheet could say."""
    border = table.get("border")
    if border is not None:
        return border.strip() not in ("0", "")
    style = table.get("style", "")
    if "border" in style.lower():
        return _DRAWN.search(style) is not None
    first = next((cell for row in _rows(table) for cell in row), None)
    return True if first is not None and _DRAWN.search(first.get("style", "")) else None


def _item_marker(item: Element) -> str:
    """What the browser draws before a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    if "list-style-type:none" in parent.get("style", "").replace(" ", ""):
        return ""
    before = [other for other in parent if other.tag == "li"]
    at = before.index(item) if len(before) < 10_000 else 0
    start = item.get("value") or parent.get("start") or "1"
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    return f"{numeral(first if item.get('value') else first + at, parent.get('type', '1'))}. "
