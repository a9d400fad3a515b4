"""Where a duty may be cut, and how two become one."""

from __future__ import annotations

import pytest

from chutri.office.plans.rules.cutting import Cut, cut_at, joined, place_in_source, sentence_cuts, without_tail

ACTION = "Lập danh sách đại biểu; chuẩn bị nội dung hội nghị. Báo cáo kết quả."


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        (ACTION.index("chuẩn"), ("Lập danh sách đại biểu", "Chuẩn bị nội dung hội nghị. Báo cáo kết quả.")),
        (ACTION.index(" chuẩn"), ("Lập danh sách đại biểu", "Chuẩn bị nội dung hội nghị. Báo cáo kết quả.")),
        (ACTION.index("Báo"), ("Lập danh sách đại biểu; chuẩn bị nội dung hội nghị", "Báo cáo kết quả.")),
        (0, None),
        (len(ACTION), None),
        (10_000, None),
    ],
)
def test_a_cut_leaves_two_parts_or_none(at: int, parts: tuple[str, str] | None) -> None:
    assert cut_at(ACTION, at) == (Cut(at, *parts) if parts else None)


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("Lập danh sách đại biểu;", "Lập danh sách đại biểu"),
        ("Báo cáo kết quả, ", "Báo cáo kết quả"),
        ("Treo cờ, băng rôn, v.v.", "Treo cờ, băng rôn, v.v."),
        ("Báo cáo kết quả.", "Báo cáo kết quả."),
        ("Lập danh sách (bản giấy)", "Lập danh sách (bản giấy)"),
        (";", ""),
    ],
)
def test_the_mark_at_a_clause_s_end_is_left_out(read: str, kept: str) -> None:
    assert without_tail(read) == kept


def test_cuts_are_offered_between_sentences_of_some_length() -> None:
    assert [cut.second[:8] for cut in sentence_cuts(ACTION)] == ["Chuẩn bị", "Báo cáo "]
    assert sentence_cuts("Họp; báo.") == []
    assert sentence_cuts("Một câu dài không có chỗ ngắt nào cả") == []


def test_the_second_part_is_found_in_the_source_whatever_its_white_space() -> None:
    source = "1. Sở Nội vụ\n- Lập danh sách đại biểu;\n  chuẩn bị\nnội dung hội nghị."
    assert place_in_source(source, 0, len(source), "Chuẩn bị nội dung") == source.index("chuẩn")
    assert place_in_source(source, 0, len(source), "không có trong đó") is None


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Lập danh sách", "Gửi giấy mời", "Lập danh sách; gửi giấy mời"),
        ("Lập danh sách.", "Gửi giấy mời", "Lập danh sách. Gửi giấy mời"),
        ("Lập danh sách ;", "Gửi", "Lập danh sách ; Gửi"),
    ],
)
def test_two_actions_are_joined_as_officials_write(first: str, second: str, one: str) -> None:
    assert joined(first, second) == one
