"""What every paragraph of the source is: a task, background, a condition, or not understood.

The reader says what it could not place; the office asks further: words that nothing was read in, and that stand neither
under a heading of background nor read like it, count as not understood until somebody says what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from chutri.office.plans.choices import BlockKind, MarkKind, ParagraphKind
from chutri.office.plans.rules.marks import Mark
from chutri.office.plans.rules.paper import Block

# blocks that are form, not content
_FORM = {BlockKind.LETTERHEAD, BlockKind.HEADING, BlockKind.HEAD_ROW, BlockKind.RECIPIENTS, BlockKind.SIGNATURE}
_SHORTEST = 25  # characters: below, a line is a label or a leftover of layout
_BACKGROUND_HEADING = re.compile(
    r"mục đích|căn cứ|sự cần thiết|bối cảnh|đặc điểm|tình hình|quan điểm|mục tiêu|kết quả đạt được|đối tượng|phạm vi|"
    r"nội dung|hình thức|chủ đề|thời gian|địa điểm|thành phần|chương trình|kinh phí|khẩu hiệu|tuyên truyền|khen thưởng|"
    r"tiêu chí|phần thứ nhất",
    re.IGNORECASE,
)
_CONDITION_HEADING = re.compile(r"yêu cầu|nguyên tắc|điều kiện|tiêu chuẩn|lưu ý", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:căn cứ|thực hiện (?:kế hoạch|nghị quyết|quyết định|chỉ thị|công văn|chương trình|văn bản)|"
    r"trên đây là|kèm theo|phụ lục|nơi nhận|kính gửi|mục đích|nhằm|để (?:tổ chức|triển khai|thực hiện)|kinh phí)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:bảo đảm|đảm bảo|yêu cầu|trường hợp|nếu|không (?:quá|được|để)|chỉ (?:xét|áp dụng)|khi)\b",
    re.IGNORECASE,
)


def paragraph_kinds(
    blocks: list[Block],
    texts: Mapping[int, str],
    marks: Iterable[Mark],
    duties: Iterable[tuple[int, int]],
    said: Mapping[int, str],
) -> dict[int, ParagraphKind]:
    """Say of each block, by its start, what it is. ``texts`` are the blocks' words, ``said`` what people said of them.

    A person's word stands first, then what a duty covers, then what the reader could not place.
    """
    spans = sorted(duties)
    other = sorted(mark for mark in marks if mark.kind != MarkKind.FINDING)
    headings: list[tuple[int, str]] = []
    kinds: dict[int, ParagraphKind] = {}
    for block in blocks:
        text = texts.get(block.start, "")
        if block.kind == BlockKind.HEADING:
            headings = [one for one in headings if one[0] < block.level]
            headings.append((block.level, text))
        if block.start in said:
            kinds[block.start] = ParagraphKind(said[block.start])
        else:
            kinds[block.start] = _kind(block, text, headings, _covers(spans, block), _marked(other, block))
    return kinds


def _kind(block: Block, text: str, headings: list[tuple[int, str]], is_task: bool, marked: set[str]) -> ParagraphKind:
    if is_task:
        return ParagraphKind.TASK
    if block.kind in _FORM:
        return ParagraphKind.BACKGROUND
    if MarkKind.UNREAD in marked:
        return ParagraphKind.NOT_UNDERSTOOD
    if _CONDITION.match(text) or any(_CONDITION_HEADING.search(words) for _, words in headings[-1:]):
        return ParagraphKind.CONDITION
    plain = len(text.strip()) < _SHORTEST or text.rstrip().endswith(":") or _BACKGROUND.match(text)
    if plain or marked or any(_BACKGROUND_HEADING.search(words) for _, words in headings):
        return ParagraphKind.BACKGROUND
    return ParagraphKind.NOT_UNDERSTOOD


def _covers(spans: list[tuple[int, int]], block: Block) -> bool:
    """Say whether one of the spans, sorted, touches the block."""
    at = bisect_left(spans, (block.end, 0))
    return any(end > block.start for _, end in spans[max(0, at - 40) : at])


def _marked(marks: list[Mark], block: Block) -> set[str]:
    at = bisect_left(marks, (block.end, 0, "", ""))
    return {mark.kind for mark in marks[max(0, at - 60) : at] if mark.end > block.start}
