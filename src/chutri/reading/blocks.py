"""Lines joined to paragraphs, each with its marker; tables taken out of the lines as rows of cells."""

from __future__ import annotations

from chutri.reading.bodies import name_end, opens_name, order_at
from chutri.reading.flow import Flow, join
from chutri.reading.fold import rx
from chutri.reading.grids import Grid, grid_at
from chutri.reading.labels import starts_with_label
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.markers import DASH, Marker, read_marker
from chutri.reading.model import Span

_NEVER_REST = frozenset((BAR, RULE, PIPE))
_FURNITURE = frozenset((PAGE, RULE, BAR))
_ENDS = (".", ";", ":", "!", "?", "…")
_BOLD_LINES = 40
_HANGING = (
    " và",
    " của",
    " với",
    " về",
    " cho",
    ",",
    " -",
    "(",
    " số",
    " các",
    " ngày",
    " tháng",
    " Sở",
    " UBND",
    " Ban",
    " tại",
)


_BEFORE_DIGITS = (" số", " ngày", " tháng", " năm")


class Block:
    """A paragraph: its readable text, the marker at its head, whether it is set in bold."""

    __slots__ = ("bold", "flow", "furniture", "label", "marker", "span")

    def __init__(self, flow: Flow, marker: Marker | None, bold: bool, span: Span, label: bool) -> None:
        self.flow = flow
        self.marker = marker
        self.bold = bold
        self.span = span
        self.label = label
        self.furniture = False  # a page number, a drawn line, what a web site added: kept, but no paragraph

    @property
    def words_at(self) -> int:
        """Where the words behind the marker begin."""
        return self.marker.end if self.marker else 0


def read_blocks(sheet: Sheet, first: int, last: int) -> list[Block | Grid]:
    """The paragraphs and tables of lines ``first`` to ``last`` (half open), in order."""
    out: list[Block | Grid] = []
    lines = sheet.lines
    group: list[Line] = []
    spaced = sheet.wrapped and _is_spaced(sheet, first, last)
    apart = False
    index = first

    def close() -> None:
        if group:
            out.append(_block(sheet, group))
            group.clear()

    while index < last:
        line = lines[index]
        if line.kind == PAGE and group:  # a page number inside a paragraph, or behind one
            index += 1
            apart = True
            if index >= last or not _continues(sheet, group, lines[index], True, spaced):
                close()
                out.append(_block(sheet, [line]))
            continue
        grid = None if line.kind in (PAGE, RULE) and (group or line.kind == PAGE) else grid_at(sheet, index, last)
        if grid:
            close()
            out.append(grid)
            index = grid.after
            continue
        if line.kind in (PAGE, BAR, RULE):
            close()
            out.append(_block(sheet, [line]))
            index += 1
            continue
        if group and not _continues(sheet, group, line, apart, spaced):
            close()
        group.append(line)
        apart = False
        index += 1
    close()
    return out


def _is_spaced(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a blank line stands between paragraphs: nearly every marked line has one before it."""
    marked = blank = 0
    for line in sheet.lines[first:last]:
        if line.kind == TEXT and not sheet.text[line.start].islower() and read_marker(line.flow):
            marked += 1
            blank += line.blank_before
    return marked > 0 and blank >= 0.75 * marked


def _block(sheet: Sheet, group: list[Line]) -> Block:
    first = group[0]
    flow = first.flow if len(group) == 1 else join([line.flow for line in group])
    marker = read_marker(flow) if first.kind == TEXT else None
    label = starts_with_label(flow.low, marker.end if marker else 0)
    block = Block(flow, marker, _is_bold(sheet, group), (first.start, group[-1].end), label)
    block.furniture = first.kind in _FURNITURE and len(group) == 1
    return block


def _is_bold(sheet: Sheet, group: list[Line]) -> bool:
    """Whether the paragraph's first lines are bold, or one pair of marks encloses it all."""
    if sheet.text[group[0].start] not in "*#":
        return False
    if all(sheet.is_bold(line) for line in group[:2]):
        return True
    raw = sheet.text[group[0].start : group[-1].end]
    return raw.startswith("**") and raw.endswith("**") and raw.count("**") == 2


def _continues(sheet: Sheet, group: list[Line], line: Line, apart: bool, spaced: bool) -> bool:
    """Whether ``line`` is the rest of the paragraph that ``group`` began."""
    flow = line.flow
    if line.kind in _NEVER_REST or not flow.text:
        return False
    first = flow.text[0]
    blank = line.blank_before or apart
    marker = read_marker(flow) if not first.islower() or flow.text[1:2] in ").-/" else None
    if marker and blank:
        return False
    text = group[-1].flow.text.rstrip()
    open_bold = "*" in sheet.dirt and _is_open(sheet, group)
    if marker and not open_bold and not _inside_sentence(text, flow, marker):
        return False
    if first.isupper() and starts_with_label(flow.low):
        return False
    if blank:
        return _goes_on_past_a_gap(sheet, group, text, first)
    if open_bold:
        return True
    if sheet.is_bold(group[-1]) and not sheet.is_bold(line):
        return False
    if first.islower() or _PARTED.match(flow.low):
        return not text.endswith((".", ":", ";")) or sheet.wrapped
    if sheet.wrapped:
        return spaced or _goes_on_in_wrapped(sheet, group[-1], flow, text)
    return text.endswith(_HANGING[:6]) or (first.isdigit() and text.endswith(_BEFORE_DIGITS))


_PARTED = rx(r"- (?:xã hội|nghề nghiệp|kỹ thuật|truyền hình|thương binh)\b")  # tổ chức chính trị | - xã hội
_GIVES = rx(r"(?:giao|yêu cầu|đề nghị|phân công) ")


def _opens_order(flow: Flow) -> bool:
    """Whether a line that stands behind a full stop orders a body: ``Sở Y tế chủ trì …``, ``Giao Sở Y tế …``."""
    gives = _GIVES.match(flow.low)
    begin = gives.end() if gives else 0
    head = opens_name(flow, begin) if begin < len(flow.low) else 0
    if not head:
        return False
    stop = name_end(flow, begin, len(flow.low), head=head)
    return gives is not None or order_at(flow, stop + 1)


def _goes_on_in_wrapped(sheet: Sheet, last: Line, flow: Flow, text: str) -> bool:
    """Whether a line that begins with a capital goes on with the one before it, where lines are cut at the page's width."""
    if text.endswith(".") and _opens_order(flow):
        return False
    return _is_full(sheet, last, flow) or text.endswith(_HANGING)


def _goes_on_past_a_gap(sheet: Sheet, group: list[Line], text: str, first: str) -> bool:
    """Whether a paragraph that ends in ``text`` goes on behind a blank line with the character ``first``."""
    if text.endswith(_ENDS) or not text:
        return False
    if first.islower() or first in ",;)":
        return not (len(group) == 1 and sheet.is_bold(group[0]))
    return text.endswith((" và", " của", " các", " với", " số")) and first.isupper()


def _is_open(sheet: Sheet, group: list[Line]) -> bool:
    """Whether bold type began and did not end; marks that nothing closes within so many lines were none."""
    return len(group) < _BOLD_LINES and sheet.text.count("**", group[0].start, group[-1].end) % 2 == 1


def _inside_sentence(text: str, flow: Flow, marker: Marker) -> bool:
    """A number or dash at a line's head that belongs to the sentence: ``… Quyết định số | 12. …``."""
    if text.endswith(_ENDS):
        return False
    if text.count("(") > text.count(")"):
        return True
    if marker.rank == DASH and flow.text[marker.end : marker.end + 1].islower():
        return True  # tổ chức chính trị | - xã hội
    if marker.id and marker.id[0].isdigit():
        return text.endswith((" số", " Điều", " khoản", " mục", " ngày", " tháng", " điểm", "/"))
    return False


def _is_full(sheet: Sheet, line: Line, following: Flow) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    width = line.indent + line.end - line.start
    word = following.text.split(" ", 1)[0]
    return width + 1 + len(word) >= sheet.width * 0.93
