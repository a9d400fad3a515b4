"""Paragraphs to a tree: what stands under which heading, with ids made of the markers above (``VII.1``)."""

from __future__ import annotations

from typing import Any

from chutri.reading.blocks import Block
from chutri.reading.flow import EMPTY, NOT_READ
from chutri.reading.fold import rx
from chutri.reading.grids import Grid
from chutri.reading.labels import Label, labels_in
from chutri.reading.markers import (
    BRACKET,
    CAPITAL,
    DASH,
    DECIMAL,
    LETTER,
    NO_RANK,
    PLUS,
    ROMAN,
    STAR,
    Marker,
)
from chutri.reading.model import Node, Span

LEAD = LETTER - 1
_LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q")
_CLOSER = rx(
    r"(?:trên đây là|trên cơ sở kế hoạch này|trong quá trình|quá trình|(?:\w+ ){0,1}(?:ủy ban nhân dân|ubnd|ban thường vụ|ban chỉ đạo|ban thường trực|chủ tịch|giám đốc|sở|bộ|thủ trưởng)"
    r"[^.;:]{0,60}?(?:yêu cầu|đề nghị)\b|yêu cầu (?:các|thủ trưởng|giám đốc|chủ tịch)|đề nghị (?:các|thủ trưởng)|nhận được (?:kế hoạch|chỉ thị)|căn cứ (?:nội dung )?(?:kế hoạch|chỉ thị) này|"
    r"(?:kế hoạch|chỉ thị|thông báo|quyết định|hướng dẫn|phương án|chương trình|đề án) này|giao .{3,80}(?:theo dõi|đôn đốc)|(?:.{0,60})(?:tổ chức )?(?:nghiêm túc )?triển khai thực hiện (?:nghiêm túc )?(?:các nội dung )?(?:kế hoạch|chỉ thị) này)"
)
_ANNEX = rx(
    r"(?:phụ lục|phụ biểu|biểu|mẫu|bảng|danh mục|danh sách|đề cương)\b(?:\s*(?:số)?\s*:?\s*([ivx]{1,4}|\d{1,2}[a-z]?|[a-z])\b)?"
)


class Item:
    """A node while the tree grows."""

    __slots__ = (
        "_labels", "_low", "_text", "annex", "announces", "bold", "children", "closing", "flow", "grid", "id", "label",
        "marker", "parent", "rank", "span", "words_at",
    )  # fmt: skip

    def __init__(self, block: Block | None, rank: int, parent: Item | None) -> None:
        self.marker: Marker | None = None
        self.flow = EMPTY  # of the root and of a table
        self.span: Span = (0, 0)
        self.bold = self.label = False
        self.words_at = 0  # where the words behind the marker begin
        if block is not None:
            self.marker, self.flow, self.span = block.marker, block.flow, block.span
            self.bold, self.label, self.words_at = block.bold, block.label, block.words_at
        self.rank = rank
        self.parent = parent
        self.children: list[Item] = []
        self.grid: Grid | None = None
        self.annex: str | None = None
        self.closing = False
        self.id = ""
        self.announces: Any = NOT_READ  # see ``sections.role_of``
        self._text: str | None = None
        self._low: str | None = None
        self._labels: list[Label] | None = None

    @property
    def text(self) -> str:
        """The words behind the marker."""
        if self._text is None:
            self._text = self.flow.text[self.words_at :]
        return self._text

    @property
    def low(self) -> str:
        """The folded words behind the marker."""
        if self._low is None:
            self._low = self.flow.low[self.words_at :]
        return self._low

    @property
    def labels(self) -> list[Label]:
        """The labels that the words behind the marker begin with."""
        if self._labels is None:
            self._labels = labels_in(self.flow, self.words_at)
        return self._labels


def grow(blocks: list[Block | Grid], *, annexes: bool = False) -> Item:
    """The tree of a run of paragraphs; its root is no paragraph itself.

    With ``annexes``, an unmarked line that says Phụ lục begins a part of its own.
    """
    root = Item(None, 0, None)
    stack = [root]
    _mend_first_roman(blocks)
    swap = _swaps(blocks)
    closing = _closing_from(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            _hang_grid(block, stack)
            continue
        if annexes and block.marker is None:
            label = _annex_label(block)
            if label:
                item = Item(block, 1, root)
                item.annex = label
                item.id = label
                root.children.append(item)
                stack[:] = [root, item]
                continue
        if block.furniture or (block.marker is None and index < closing and _is_speck(block)):
            continue
        if block.marker is None:
            closes = index >= closing or (annexes and _ends_document(block.flow.text) and _CLOSER.match(block.flow.low))
            _hang_paragraph(block, stack, root if closes else None)
            continue
        rank = _rank(block.marker, stack, swap)
        if rank == LETTER and block.marker.id == _next_letter(stack):
            while stack[-1].rank != LETTER:  # "b)" behind "a)", a lead-in below it and what the lead-in lists
                stack.pop()
        while stack[-1].rank >= rank or (block.label and stack[-1].rank == LEAD):  # labels describe the heading above
            stack.pop()
        item = Item(block, rank, stack[-1])
        item.id = _identity(item, stack)
        stack[-1].children.append(item)
        stack.append(item)
    return root


def _mend_first_roman(blocks: list[Block | Grid]) -> None:
    """``1. MỤC ĐÍCH`` before ``II. …``: a Roman one that a scan made a digit."""
    first = None
    for block in blocks:
        if not isinstance(block, Block) or block.marker is None or block.marker.rank > DECIMAL:
            continue
        if first is None:
            if (
                block.marker.rank != DECIMAL
                or block.marker.id != "1"
                or not block.flow.text[block.words_at :].isupper()
            ):
                return
            first = block
        elif block.marker.rank == ROMAN:
            if block.marker.id == "II" and first.marker:
                first.marker = first.marker._replace(rank=ROMAN, id="I")
            return
        elif block.flow.text[block.words_at :].isupper():
            return


def _is_speck(block: Block) -> bool:
    """A page number or a speck of a scan: kept in the text, but no paragraph."""
    text = block.flow.text
    return len(text) < 5 and not any(char.isalpha() for char in text[1:])


def _swaps(blocks: list[Block | Grid]) -> bool:
    """Whether capital letters stand below Roman numerals in this document."""
    for block in blocks:
        if isinstance(block, Block) and block.marker:
            if block.marker.rank == ROMAN:
                return True
            if block.marker.rank == CAPITAL:
                return False
    return False


def _rank(marker: Marker, stack: list[Item], swap: bool) -> int:
    rank = marker.rank
    if rank == CAPITAL and swap:
        return ROMAN + 2
    if rank == LETTER:
        ranks = [item.rank for item in stack]
        if BRACKET in ranks and LETTER not in ranks:
            return BRACKET + 2
    if rank == DASH and stack[-1].rank == PLUS and stack[-1].parent and stack[-1].parent.rank != DASH:
        return DASH
    return rank


def _next_letter(stack: list[Item]) -> str | None:
    """The letter that goes on with the lettered item above, whatever stands below it."""
    above = next((item for item in reversed(stack) if item.rank == LETTER), None)
    if above is None or above.marker is None or above.marker.id not in _LETTERS[:-1]:
        return None
    return _LETTERS[_LETTERS.index(above.marker.id) + 1]


def _identity(item: Item, stack: list[Item]) -> str:
    marker = item.marker
    if marker is None or marker.id is None:
        return ""
    above = [ancestor for ancestor in stack if ancestor.id]
    if DECIMAL < marker.rank < LETTER:  # 1.2 carries its own path below the last heading that is no number
        above = [ancestor for ancestor in above if not DECIMAL <= ancestor.rank < LETTER]
    return f"{above[-1].id}.{marker.id}" if above else marker.id


def _hang_paragraph(block: Block, stack: list[Item], root: Item | None) -> None:
    if root is not None:
        stack[:] = [root]
    else:
        while stack[-1].rank >= STAR and not _opens(stack[-1], block):
            stack.pop()
        if stack[-1].rank == LEAD and (stack[-1].children or stack[-2].rank == LEAD):
            stack.pop()  # one lead-in may stand below another; no third
    item = Item(block, NO_RANK, stack[-1])
    item.closing = root is not None
    stack[-1].children.append(item)
    if stack[-1].parent is not None and block.flow.text.rstrip().endswith(":") and not block.label:
        item.rank = LEAD  # the bullets and letters behind it stand under it
        stack.append(item)


def _opens(item: Item, block: Block) -> bool:
    """Whether a bullet goes on with the unmarked paragraph: it ended with a colon, and nothing else followed yet."""
    if not item.flow or not item.flow.text.rstrip().endswith(":"):
        return False
    return not item.children or item.children[-1].marker is None


def _hang_grid(grid: Grid, stack: list[Item]) -> None:
    while stack[-1].rank >= STAR:
        stack.pop()
    item = Item(None, NO_RANK, stack[-1])
    item.grid = grid
    item.span = grid.span
    stack[-1].children.append(item)


def _ends_document(text: str) -> bool:
    """``./.``, which stands behind a document's last word; a scan may leave specks behind it."""
    return text[-8:].replace(" ", "").rstrip("*\"'%~_°").endswith(("./.", "./", "/."))


def _closing_from(blocks: list[Block | Grid]) -> int:
    """The index from which unmarked paragraphs close the document (Trên đây là …, … yêu cầu các …)."""
    index = len(blocks)
    first = index
    while index > 0:
        block = blocks[index - 1]
        if isinstance(block, Block) and block.furniture:
            index -= 1
            continue
        if isinstance(block, Grid) or block.marker is not None or block.label:
            break
        text = block.flow.text
        ends = _ends_document(text)
        follows_heading = index > 1 and _is_short_heading(blocks[index - 2])
        if _CLOSER.match(block.flow.low) or (ends and not follows_heading):
            first = index - 1
        elif len(text) > 40 and first == len(blocks):
            break
        index -= 1
    return first


def _is_short_heading(block: Block | Grid) -> bool:
    return (
        isinstance(block, Block)
        and block.marker is not None
        and len(block.flow.text) < 200
        and not block.flow.text.endswith((".", ";"))
    )


def _annex_label(block: Block) -> str | None:
    text = block.flow.text
    if len(text) > 160 or text[:1] in "(-":
        return None
    match = _ANNEX.match(block.flow.low)
    if match is None:
        return None
    head = text[: match.end()]
    first = head.split(" ")[0]
    if not (
        first.isupper() or (block.flow.low.startswith(("phụ lục", "phụ biểu", "mẫu số", "biểu số")) and len(text) < 60)
    ):
        return None
    if not block.flow.low.startswith(("phụ lục", "phụ biểu", "mẫu", "biểu")):
        return None
    name = "PHỤ LỤC" if block.flow.low.startswith("phụ lục") else first.upper()
    number = match.group(1)
    return f"{name} {number.upper()}" if number else name


def nodes(root: Item) -> tuple[Node, ...]:
    """The tree as the reading holds it."""
    return tuple(_node(child, 1) for child in root.children)


def _node(item: Item, level: int) -> Node:
    children = tuple(_node(child, level + 1) for child in item.children)
    if item.grid is not None:
        return Node(item.id, None, level, "table", "", item.span, children)
    marker = item.marker
    kind = "paragraph"
    if marker is not None:
        kind = "heading" if marker.rank < LETTER and (children or item.bold) and len(item.text) < 400 else "item"
    elif item.annex:
        kind = "heading"
    return Node(item.id, marker.text if marker else None, level, kind, item.text, item.span, children)  # type: ignore[arg-type]
