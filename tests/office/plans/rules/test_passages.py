"""Passages tile the source; each has the marks that touch it and the tasks that begin in it."""

from __future__ import annotations

from chutri.office.plans.rules.marks import Mark
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.passages import (
    HARD_CHARACTERS,
    HARD_TASKS,
    SOFT_CHARACTERS,
    SOFT_TASKS,
    PassageCut,
    passages_of,
)


def tasks(*starts: int) -> list[dict[str, object]]:
    return [{"span": [start, start + 1]} for start in starts]


def spans(cuts: list[PassageCut]) -> list[tuple[int, int]]:
    return [(cut.start, cut.end) for cut in cuts]


def test_a_short_source_is_one_passage() -> None:
    blocks = [Block("paragraph", 0, 2, 10), Block("paragraph", 0, 12, 20)]
    (cut,) = passages_of(25, blocks, [Mark(3, 5, "task", "t1")], tasks(3))
    assert (cut.start, cut.end, cut.blocks, cut.marks, [one.ordinal for one in cut.tasks]) == (
        0, 25, blocks, [Mark(3, 5, "task", "t1")], [1],
    )  # fmt: skip


def test_an_empty_source_is_one_empty_passage() -> None:
    assert passages_of(0, [], [], []) == [PassageCut(0, 0, [], [], [])]


def test_past_the_soft_bound_a_passage_ends_before_the_next_heading() -> None:
    first = Block("paragraph", 0, 0, SOFT_CHARACTERS)
    more = Block("paragraph", 0, SOFT_CHARACTERS, SOFT_CHARACTERS + 5)
    heading = Block("heading", 1, SOFT_CHARACTERS + 6, SOFT_CHARACTERS + 9)
    cuts = passages_of(SOFT_CHARACTERS + 9, [first, more, heading], [], [])
    assert [cut.blocks for cut in cuts] == [[first, more], [heading]]
    assert spans(cuts) == [(0, SOFT_CHARACTERS + 5), (SOFT_CHARACTERS + 5, SOFT_CHARACTERS + 9)]


def test_past_the_hard_bound_a_passage_ends_anywhere() -> None:
    first = Block("paragraph", 0, 0, HARD_CHARACTERS)
    more = Block("paragraph", 0, HARD_CHARACTERS, HARD_CHARACTERS + 5)
    assert [cut.blocks for cut in passages_of(HARD_CHARACTERS + 5, [first, more], [], [])] == [[first], [more]]


def test_many_tasks_make_passages_too() -> None:
    count = HARD_TASKS + 10
    blocks = [Block("item", 2, 10 * n, 10 * n + 9) for n in range(count)]
    cuts = passages_of(10 * count, blocks, [], tasks(*range(0, 10 * count, 10)))
    assert [len(cut.tasks) for cut in cuts] == [HARD_TASKS, 10]
    headed = [block._replace(kind="heading") if n == SOFT_TASKS + 3 else block for n, block in enumerate(blocks)]
    cuts = passages_of(10 * count, headed, [], tasks(*range(0, 10 * count, 10)))
    assert [len(cut.tasks) for cut in cuts] == [SOFT_TASKS + 3, count - SOFT_TASKS - 3]


def test_a_mark_across_a_cut_stands_in_both() -> None:
    first = Block("paragraph", 0, 0, HARD_CHARACTERS)
    more = Block("paragraph", 0, HARD_CHARACTERS, HARD_CHARACTERS + 50)
    across = Mark(HARD_CHARACTERS - 5, HARD_CHARACTERS + 5, "task", "t1")
    after = Mark(HARD_CHARACTERS + 7, HARD_CHARACTERS + 9, "task", "t2")
    cuts = passages_of(HARD_CHARACTERS + 50, [first, more], [across, after], [])
    assert [cut.marks for cut in cuts] == [[across], [across, after]]


def test_a_task_told_out_of_order_keeps_its_number() -> None:
    blocks = [Block("paragraph", 0, 0, 100)]
    (cut,) = passages_of(100, blocks, [], tasks(50, 10))
    assert [(one.ordinal, one.task["span"]) for one in cut.tasks] == [(2, [10, 11]), (1, [50, 51])]
