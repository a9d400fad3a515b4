"""Two versions beside each other: tables of paragraphs and of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chutri.office.drafts.rules.comparing import compare, folded, tally, words_between
from chutri.office.drafts.rules.paragraphs import Paragraph, paragraph_numbered, paragraphs


def text(*lines: str) -> list[Paragraph]:
    """The paragraphs of some lines."""
    return paragraphs("\n".join(lines))


def drawn(old: list[Paragraph], new: list[Paragraph]) -> list[tuple[str, int | None, int | None]]:
    """Each row as its change with both numbers."""
    rows = compare(old, new)
    return [(row.change, row.old.number if row.old else None, row.new.number if row.new else None) for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("A", "B"), ("A", "B"), [("same", 1, 1), ("same", 2, 2)]),
        (("A",), ("A", "Mới"), [("same", 1, 1), ("added", None, 2)]),
        (("A", "B", "C"), ("A", "C"), [("same", 1, 1), ("removed", 2, None), ("same", 3, 2)]),
        (
            ("Giao Sở Nội vụ chủ trì.", "C"),
            ("Giao Sở Tài chính chủ trì.", "C"),
            [("changed", 1, 1), ("same", 2, 2)],
        ),
        # nothing in common: one went, another came
        (("Kính thưa các đồng chí",), ("1234567890",), [("removed", 1, None), ("added", None, 1)]),
        # what stands between two that were changed came new
        (
            ("Một là, vốn.", "Hai là, đất đai cho hợp tác xã."),
            ("Một là, vốn vay.", "xyz 98765", "Hai là, đất đai cho các hợp tác xã."),
            [("changed", 1, 1), ("added", None, 2), ("changed", 2, 3)],
        ),
        ((), ("A",), [("added", None, 1)]),
        (("A",), (), [("removed", 1, None)]),
    ],
)
def test_paragraphs_stay_come_go_or_change(
    old: tuple[str, ...], new: tuple[str, ...], expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert drawn(text(*old), text(*new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("khắp các xã.", "khắp 62 xã.", [("same", "khắp "), ("removed", "các"), ("added", "62"), ("same", " xã.")]),
        ("Hai là, đất.", "Hai là, đất và vốn.", [("same", "Hai là, đất"), ("added", " và vốn"), ("same", ".")]),
        # two changed words with one space between them read as one change
        (
            "trước ngày ba mươi",
            "trước tháng bốn mươi",
            [("same", "trước "), ("removed", "ngày ba"), ("added", "tháng bốn"), ("same", " mươi")],
        ),
        ("A", "A", [("same", "A")]),
    ],
)
def test_words_are_compared_within_a_paragraph(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.change, one.text) for one in words_between(old, new)] == expected


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_both_versions_can_be_read_out_of_the_comparison(old: list[str], new: list[str]) -> None:
    rows = compare(text(*old), text(*new))
    assert [row.old.text for row in rows if row.old] == old
    assert [row.new.text for row in rows if row.new] == new


def test_what_is_far_from_any_change_is_folded() -> None:
    lines = [f"Đoạn số {number}" for number in range(1, 11)]
    rows = compare(text(*lines), text(*lines[:8], "Đoạn thứ chín sửa", lines[9]))
    assert [(group.is_folded, len(group.rows)) for group in folded(rows)] == [(True, 6), (False, 4)]
    assert (tally(rows).changed, tally(rows).total) == (1, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A\n\n  B  C \n", ["A", "B C"]),
        ("| TT | Việc |\n|---|---|\n| 1 | Họp |", ["| TT | Việc |", "| 1 | Họp |"]),
        ("", []),
    ],
)
def test_paragraphs_are_lines_with_something_in_them(words: str, expected: list[str]) -> None:
    assert [one.text for one in paragraphs(words)] == expected


def test_a_row_of_a_table_has_cells_and_a_heading_is_centred() -> None:
    row, heading = text("| 1 | Họp<br>giao ban |", "BÀI PHÁT BIỂU")
    assert (row.cells, row.is_centred, heading.cells, heading.is_centred) == (("1", "Họp giao ban"), False, (), True)


@pytest.mark.parametrize(("number", "expected"), [(1, "A"), (2, "B"), (3, None), (0, None)])
def test_a_paragraph_is_found_by_its_number(number: int, expected: str | None) -> None:
    found = paragraph_numbered("A\n\nB", number)
    assert (found.text if found else None) == expected
