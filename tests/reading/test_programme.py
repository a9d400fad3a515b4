"""An event's programme, backdrop and broadcast."""

from __future__ import annotations

import pytest

from tests.factories.plan_texts import read_plan

PLACE = ("I. THỜI GIAN", "Ngày 20/5/2026.")


def programme(*paragraphs: str) -> list[tuple[str | None, str | None, str]]:
    """The programme of a conference whose plan has these paragraphs."""
    (event,) = read_plan(*PLACE, "II. CHƯƠNG TRÌNH", *paragraphs, title="Tổ chức Hội nghị đối thoại").events
    return [(entry.time, entry.until, entry.text) for entry in event.programme]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("1. 13h30 - 13h45: Ổn định tổ chức.", ("13:30", "13:45", "Ổn định tổ chức")),
        ("- 07 giờ 30 phút - 08 giờ 00 phút: Đón tiếp đại biểu.", ("07:30", "08:00", "Đón tiếp đại biểu")),
        ("- Từ 8h00’ đến 9h30’: Báo cáo tham luận;", ("08:00", "09:30", "Báo cáo tham luận")),
        ("- 8 giờ 15: Phát biểu chào mừng.", ("08:15", None, "Phát biểu chào mừng")),
        ("- 10:30 - Bế mạc.", ("10:30", None, "Bế mạc")),
        ("- Văn nghệ chào mừng.", (None, None, "Văn nghệ chào mừng")),
    ],
)
def test_a_line(line: str, entry: tuple[str | None, str | None, str]) -> None:
    assert programme(line) == [entry]


def test_a_clock_over_several_lines_belongs_to_the_first() -> None:
    assert programme("- 14h00: + Tuyên bố lý do.", "+ Phim tài liệu.", "- 16h15: Kết thúc.") == [
        ("14:00", None, "Tuyên bố lý do"),
        (None, None, "Phim tài liệu"),
        ("16:15", None, "Kết thúc"),
    ]


def test_parts_take_their_clocks_from_their_words_or_from_the_line_below() -> None:
    assert programme(
        "1. Phần I: Triển lãm ảnh",
        "- Thời gian: Từ 8h00 đến 8h20.",
        "- Địa điểm: Sảnh tầng 1.",
        "2. Phần II: Chương trình Hội nghị từ 8h30 đến 10h30",
        "- Tuyên bố lý do.",
    ) == [
        ("08:00", "08:20", "Phần I: Triển lãm ảnh"),
        ("08:30", "10:30", "Phần II: Chương trình Hội nghị"),
        (None, None, "Tuyên bố lý do"),
    ]


def test_a_timetable() -> None:
    rows = "| Thời gian | Nội dung | Thực hiện |\n| 7h00 - 7h30 | Đón khách | Đoàn xã |\n| 7h30 | Khai mạc | Lãnh đạo UBND xã |"
    assert programme(rows) == [("07:00", "07:30", "Đón khách"), ("07:30", None, "Khai mạc")]


def test_notes_and_facts_are_no_entries() -> None:
    assert programme("- Địa điểm: Hội trường.", "- 8h00: Khai mạc.", "(Có kịch bản riêng)") == [
        ("08:00", None, "Khai mạc")
    ]


def test_backdrop_lines_as_they_stand() -> None:
    backdrop = "ĐẢNG ỦY - HĐND - UBND XÃ THẠNH LÂM\n\nHỘI NGHỊ\n\n**ĐỐI THOẠI VỚI NGƯỜI TRỒNG DỪA\nNĂM 2026**\n\nThạnh Lâm, ngày     tháng 5 năm 2026"
    (event,) = read_plan(
        *PLACE, "II. MA-KÉT TRANG TRÍ", backdrop, "III. KINH PHÍ", title="Tổ chức Hội nghị đối thoại"
    ).events
    assert event.backdrop == (
        "ĐẢNG ỦY - HĐND - UBND XÃ THẠNH LÂM",
        "HỘI NGHỊ",
        "ĐỐI THOẠI VỚI NGƯỜI TRỒNG DỪA",
        "NĂM 2026",
        "Thạnh Lâm, ngày tháng 5 năm 2026",
    )


@pytest.mark.parametrize(
    ("line", "broadcast"),
    [
        (
            "(Chương trình truyền hình trực tiếp trên kênh 1 Đài tỉnh, thời lượng 120 phút)",
            "truyền hình trực tiếp trên kênh 1 Đài tỉnh, thời lượng 120 phút",
        ),
        (
            "- Hội nghị được phát thanh trực tiếp trên hệ thống loa của xã.",
            "phát thanh trực tiếp trên hệ thống loa của xã",
        ),
        ("- Trao đổi trực tiếp với đại biểu.", None),
    ],
)
def test_broadcast(line: str, broadcast: str | None) -> None:
    (event,) = read_plan(*PLACE, "II. CHƯƠNG TRÌNH", line, title="Tổ chức Hội nghị đối thoại").events
    assert event.broadcast == broadcast
