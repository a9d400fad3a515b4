"""The source on paper: every letter stands in one block, and blocks break where the document does."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chutri.reading
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.paper import LONGEST_BLOCK, Block, blocks_of


def told(text: str, reading: Json) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, text[block.start : block.end]) for block in blocks_of(text, reading)]


def node(text: str, words: str, kind: str, *children: Json) -> Json:
    start = text.index(words)
    return {"kind": kind, "span": [start, start + len(words)], "children": list(children)}


def place(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def test_lines_of_a_paragraph_go_together_and_a_blank_line_parts() -> None:
    text = "Một dòng\nxuống dòng.\n\nĐoạn hai."
    assert told(text, {}) == [("paragraph", 0, "Một dòng\nxuống dòng."), ("paragraph", 0, "Đoạn hai.")]


def test_a_node_begins_a_block_of_its_kind_and_depth() -> None:
    text = "I. MỤC ĐÍCH\n1. Mục đích\n- Biểu dương\ntập thể.\n**2. Yêu cầu**"
    outline = [
        node(
            text,
            "I. MỤC ĐÍCH",
            "heading",
            node(text, "1. Mục đích", "heading", node(text, "- Biểu dương", "item")),
            node(text, "2. Yêu cầu", "heading"),
        )
    ]
    assert told(text, {"outline": outline}) == [
        ("heading", 1, "I. MỤC ĐÍCH"),
        ("heading", 2, "1. Mục đích"),
        ("item", 3, "- Biểu dương\ntập thể."),
        ("heading", 2, "**2. Yêu cầu**"),
    ]


def test_a_node_within_a_line_breaks_nothing() -> None:
    text = "- 08h30: + Tuyên bố lý do"
    outline = [node(text, "- 08h30:", "item", node(text, "+ Tuyên bố lý do", "item"))]
    assert told(text, {"outline": outline}) == [("item", 1, text)]


def test_letterhead_recipients_and_signature_keep_their_lines() -> None:
    text = "UBND TỈNH\nSố: 1/KH-UBND\nKẾ HOẠCH\nTổ chức hội nghị\nnăm 2026\nThân văn bản.\nNơi nhận:\n- Sở A;\nCHỦ TỊCH\nLưu Chấn"
    reading: Json = {
        "header": {"kind": "Kế hoạch", "span": place(text, text[: text.index("\nThân")])},
        "recipients": [{"span": place(text, "- Sở A;")}],
        "signature": {"span": place(text, "CHỦ TỊCH\nLưu Chấn")},
    }
    assert told(text, reading) == [
        ("letterhead", 0, "UBND TỈNH"),
        ("letterhead", 0, "Số: 1/KH-UBND"),
        ("letterhead", 1, "KẾ HOẠCH"),
        ("letterhead", 2, "Tổ chức hội nghị"),
        ("letterhead", 2, "năm 2026"),
        ("paragraph", 0, "Thân văn bản.\nNơi nhận:"),
        ("recipients", 0, "- Sở A;"),
        ("signature", 0, "CHỦ TỊCH"),
        ("signature", 0, "Lưu Chấn"),
    ]


def test_columns_set_apart_by_blanks_stand_side_by_side() -> None:
    text = "UBND TỈNH     CỘNG HÒA XÃ HỘI\n   Số: 1/KH\tHải Đông, ngày 1"
    blocks = blocks_of(text, {"header": {"span": [0, len(text)]}})
    assert [[text[start:end] for start, end in block.cells] for block in blocks] == [
        ["UBND TỈNH", "CỘNG HÒA XÃ HỘI"],
        ["   Số: 1/KH", "Hải Đông, ngày 1"],
    ]


TABLE = "Trước bảng\n| TT | Việc |\n| 1 | Họp |\n| 2 | Báo cáo |\nSau bảng"


def cells(*words: str) -> list[Json]:
    return [{"span": place(TABLE, one) if one else [0, 0]} for one in words]


def test_a_table_is_laid_in_rows_of_cells() -> None:
    table = {"head": cells("TT", "Việc"), "rows": [cells("1", "Họp"), cells("2", "Báo cáo")]}
    blocks = blocks_of(TABLE, {"tables": [table]})
    assert [(block.kind, [TABLE[start:end] for start, end in block.cells]) for block in blocks] == [
        ("paragraph", []),
        ("head_row", ["TT", "Việc"]),
        ("row", ["1", "Họp"]),
        ("row", ["2", "Báo cáo"]),
        ("paragraph", []),
    ]


@pytest.mark.parametrize(
    "table",
    [
        {"head": cells("TT"), "rows": [cells("1", "Họp"), cells("2", "Báo cáo")]},
        {"head": [], "rows": [cells("2", "Báo cáo"), cells("1", "Họp")]},
        {"head": [], "rows": [cells("")]},
    ],
    ids=["a word in no cell", "rows out of order", "nothing in it"],
)
def test_a_table_that_does_not_tell_all_is_shown_as_text(table: Json) -> None:
    assert {block.kind for block in blocks_of(TABLE, {"tables": [table]})} == {"paragraph"}


def test_a_paragraph_without_end_is_cut_at_spaces() -> None:
    text = "từ " * LONGEST_BLOCK
    blocks = blocks_of(text, {})
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert max(block.end - block.start for block in blocks) <= LONGEST_BLOCK


def covers(text: str, blocks: list[Block]) -> bool:
    """Whether every letter and digit stands in exactly one block, blocks in order."""
    seen = [span for block in blocks for span in (block.cells or ((block.start, block.end),))]
    letters = sum(letter.isalnum() for start, end in seen for letter in text[start:end])
    ordered = all(before.end <= after.start for before, after in itertools.pairwise(blocks))
    return ordered and letters == sum(letter.isalnum() for letter in text)


LINES = st.sampled_from(
    ["", "KẾ HOẠCH", "I. MỤC ĐÍCH", "1. Sở Nội vụ", "- Chủ trì, phối hợp với Sở Y tế; xong trước 10/3/2026.",
     "| TT | Việc | Cơ quan |", "|---|---|---|", "| 1 | Họp | Sở A |", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "a) điểm"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25))
def test_nothing_of_any_source_is_hidden(lines: list[str]) -> None:
    reading = chutri.reading.read_text("\n".join(lines))
    assert covers(reading.text, blocks_of(reading.text, chutri.reading.to_dict(reading)))
