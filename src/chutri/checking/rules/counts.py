"""How many: the groups of delegates add up to the stated total."""

from __future__ import annotations

from collections.abc import Iterator

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.reading.model import DelegateGroup


def delegates(case: Case) -> Iterator[Finding]:
    """CT301: parts and whole, for the whole list and for each group that has parts of its own."""
    groups = [group for group in case.reading.delegates if not group.total]
    for whole in (group for group in case.reading.delegates if group.total):
        yield from _compare(whole, groups)
    for group in groups:
        yield from _within(group)


def _within(group: DelegateGroup) -> Iterator[Finding]:
    yield from _compare(group, list(group.children))
    for child in group.children:
        yield from _within(child)


def _compare(whole: DelegateGroup, parts: list[DelegateGroup]) -> Iterator[Finding]:
    """Nothing is said where a part has no number: the rest may be its."""
    counts = [part.count for part in parts]
    if whole.count is None or len(counts) < 2 or any(count is None for count in counts):
        return
    added = sum(count for count in counts if count is not None)
    if added == whole.count or _rounded(whole, added):
        return
    yield finding(
        "CT301",
        f"{quoted(whole.text, 60)} ghi {whole.count} đại biểu, nhưng các thành phần cộng lại là {added} "
        f"({' + '.join(str(count) for count in counts)}).",
        whole.span,
        related=tuple(part.span for part in parts),
        hint="Sửa tổng số hoặc số của từng thành phần.",
    )


def _rounded(whole: DelegateGroup, added: int) -> bool:
    """Whether "about 330" is the fair rounding of an exact 327."""
    return whole.approximate and added % 10 != 0 and whole.count is not None and abs(added - whole.count) <= 5
