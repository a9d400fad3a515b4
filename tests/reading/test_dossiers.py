"""What dossiers hold, for whom, how many, by when."""

from __future__ import annotations

from typing import Any

from tests.factories.plan_texts import read_plan


def dossiers(*paragraphs: str) -> list[tuple[Any, ...]]:
    """The dossiers of a plan with these paragraphs."""
    return [
        (
            each.title,
            [part.text for part in each.parts],
            each.addressee,
            each.copies,
            each.deadline and each.deadline.date,
        )
        for each in read_plan("I. KHEN THƯỞNG", *paragraphs).dossiers
    ]


def test_contents_copies_addressee_and_deadline_in_one_paragraph() -> None:
    assert dossiers(
        "1. Hồ sơ gồm: Tờ trình; biên bản họp; báo cáo thành tích (có xác nhận; bản chính). Hồ sơ lập thành 01 bộ, gửi Phòng Văn hóa - Xã hội chậm nhất ngày 05/12/2026."
    ) == [
        (
            "Hồ sơ",
            ["Tờ trình", "biên bản họp", "báo cáo thành tích (có xác nhận; bản chính)"],
            "Phòng Văn hóa - Xã hội",
            1,
            "2026-12-05",
        )
    ]


def test_contents_as_items_and_the_rest_in_a_line_beside() -> None:
    assert dossiers(
        "1. Hồ sơ gồm:",
        "a) Văn bản giới thiệu;",
        "b) Bản thành tích.",
        "2. Hồ sơ lập thành 03 bộ, gửi Sở Nội vụ trước ngày 30/10/2026.",
    ) == [("Hồ sơ", ["Văn bản giới thiệu", "Bản thành tích"], "Sở Nội vụ", 3, "2026-10-30")]


def test_two_dossiers_of_one_section_share_the_number_of_copies() -> None:
    assert dossiers(
        "1. Hồ sơ gửi về Sở Y tế, gồm:",
        "- Tờ trình;",
        "- Biên bản.",
        "2. Hồ sơ Sở Y tế trình Chủ tịch Ủy ban nhân dân tỉnh (qua Sở Nội vụ), gồm:",
        "- Danh sách tổng hợp.",
        "- Lưu ý: ghi rõ thành tích.",
        "3. Số lượng hồ sơ: 02 bộ (bản chính).",
    ) == [
        ("Hồ sơ gửi về Sở Y tế", ["Tờ trình", "Biên bản"], "Sở Y tế", 2, None),
        (
            "Hồ sơ Sở Y tế trình Chủ tịch Ủy ban nhân dân tỉnh (qua Sở Nội vụ)",
            ["Danh sách tổng hợp"],
            "Chủ tịch Ủy ban nhân dân tỉnh",
            2,
            None,
        ),
    ]


def test_the_heading_names_what_the_paragraph_below_it_lists() -> None:
    assert dossiers(
        "1. Hồ sơ của các ấp:",
        "Căn cứ hướng dẫn, các ấp lập hồ sơ đề nghị khen thưởng, bao gồm:",
        "- Tờ trình;",
        "- Báo cáo.",
    ) == [("Hồ sơ của các ấp", ["Tờ trình", "Báo cáo"], None, None, None)]


def test_what_a_dossier_is_made_in_is_no_part_of_its_name() -> None:
    assert dossiers("1. Hồ sơ đề nghị khen thưởng lập thành 02 bộ (bản chính), gồm có: Tờ trình; danh sách.") == [
        ("Hồ sơ đề nghị khen thưởng", ["Tờ trình", "danh sách"], None, 2, None)
    ]


def test_dossiers_that_are_only_spoken_of() -> None:
    assert dossiers("1. Hoàn thiện hồ sơ, thủ tục theo quy định.", "2. Hồ sơ theo quy định.") == []
