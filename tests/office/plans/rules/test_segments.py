"""Pieces of text, each with one set of marks."""

from __future__ import annotations

from chutri.office.plans.rules.marks import Mark
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.segments import LONGEST_UNDERLINE, LaidBlock, laid_blocks

TEXT = "Chủ trì, phối hợp với Sở Y tế, xong trước ngày 10/3/2026."


def pieces(text: str, marks: list[Mark], offset: int = 0) -> list[tuple[str, str, str, str]]:
    (laid,) = laid_blocks(text, offset, [Block("item", 1, offset, offset + len(text))], marks)
    return [(one.text, one.kinds, one.refs, one.anchor) for one in laid.cells[0]]


def mark(words: str, kind: str, refs: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, refs)


def test_marks_within_marks_cut_the_text() -> None:
    marks = [
        Mark(0, len(TEXT), "task", "t1"),
        mark("Sở Y tế", "agency", "t1"),
        mark("trước ngày 10/3/2026", "deadline", "t1"),
    ]
    assert pieces(TEXT, marks) == [
        ("Chủ trì, phối hợp với ", "task", "t1", "t1"),
        ("Sở Y tế", "task agency", "t1", ""),
        (", xong ", "task", "t1", ""),
        ("trước ngày 10/3/2026", "task deadline", "t1", ""),
        (".", "task", "t1", ""),
    ]


def test_marks_that_overlap_lose_nothing() -> None:
    assert pieces("abcdef", [Mark(0, 4, "task", "t1"), Mark(2, 6, "unread", "u1")]) == [
        ("ab", "task", "t1", "t1"),
        ("cd", "task unread", "t1 u1", "u1"),
        ("ef", "unread", "u1", ""),
    ]


def test_text_without_marks_is_one_piece() -> None:
    assert pieces("Kính gửi", []) == [("Kính gửi", "", "", "")]


def test_spans_count_from_the_source_s_start() -> None:
    assert pieces("abc", [Mark(101, 102, "agency", "t9")], offset=100) == [
        ("a", "", "", ""),
        ("b", "agency", "t9", "t9"),
        ("c", "", "", ""),
    ]


def test_a_mark_over_pages_is_not_underlined_but_answers() -> None:
    text = "x" * (LONGEST_UNDERLINE + 1)
    assert pieces(text, [Mark(0, len(text), "event", "e1")]) == [(text, "", "e1", "e1")]


def test_markdown_is_set_and_kept_out_of_sight() -> None:
    assert [(text, kinds) for text, kinds, _, _ in pieces("## Mục **đậm** thường", [])] == [
        ("## ", "markup"),
        ("Mục ", ""),
        ("**", "markup"),
        ("đậm", "strong"),
        ("**", "markup"),
        (" thường", ""),
    ]


def row(kind: str, *spans: tuple[int, int]) -> Block:
    return Block(kind, 0, min(spans)[0], max(spans)[1], spans)


def test_rows_open_and_close_their_tables() -> None:
    text = "aa bb cc dd ee"
    blocks = [
        Block("paragraph", 0, 0, 2),
        row("head_row", (3, 5)),
        row("row", (6, 8)),
        row("head_row", (9, 11)),
        Block("paragraph", 0, 12, 14),
    ]
    laid = laid_blocks(text, 0, blocks, [])
    assert [(one.kind, one.opens_table, one.closes_table) for one in laid] == [
        ("paragraph", False, False),
        ("head_row", True, False),
        ("row", False, True),
        ("head_row", True, True),
        ("paragraph", False, False),
    ]


def test_the_last_cell_of_a_group_row_reaches_across_the_table() -> None:
    text = "a b c d e f g"
    blocks = [row("head_row", (0, 1), (2, 3), (4, 5)), row("row", (6, 7)), row("row", (8, 9), (10, 11))]
    assert [one.last_fills for one in laid_blocks(text, 0, blocks, [])] == [1, 3, 2]


def texts(laid: LaidBlock) -> list[list[tuple[str, str]]]:
    return [[(one.text, one.refs) for one in cell] for cell in laid.cells]


def test_cells_stand_by_column_even_where_the_text_has_them_otherwise() -> None:
    (laid,) = laid_blocks("Họp 1 x", 0, [row("row", (4, 5), (0, 3), (7, 7))], [Mark(0, 3, "task", "t1")])
    assert texts(laid) == [[("1", "")], [("Họp", "t1")], []]
