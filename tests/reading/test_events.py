"""What a document calls together: title, kind, time, place, hosts."""

from __future__ import annotations

import pytest

from chutri.reading.model import Event
from tests.factories.plan_texts import read_plan


def events(*paragraphs: str, title: str) -> tuple[Event, ...]:
    """The events that a plan of this title and these paragraphs calls."""
    return read_plan(*paragraphs, title=title).events


PLACE = (
    "I. THỜI GIAN, ĐỊA ĐIỂM",
    "1. Thời gian: 08 giờ 00 phút, ngày 20/5/2026.",
    "2. Địa điểm: Nhà văn hóa ấp Rạch Đùng.",
)


@pytest.mark.parametrize(
    ("title", "called", "kind"),
    [
        ("Tổ chức Hội nghị đối thoại với người trồng dừa", "Hội nghị đối thoại với người trồng dừa", "conference"),
        ("Về việc tổ chức Lễ hội Nghinh Ông năm 2026", "Lễ hội Nghinh Ông năm 2026", "festival"),
        ("Tổ chức Lễ phát động trồng cây", "Lễ phát động trồng cây", "ceremony"),
        ("Mở lớp tập huấn nghiệp vụ văn thư", "lớp tập huấn nghiệp vụ văn thư", "training"),
        ("Triển khai, tổ chức Hội thi nhà nông đua tài", "Hội thi nhà nông đua tài", "contest"),
        ("Tổ chức Ngày hội Đại đoàn kết (18/11/1930 - 18/11/2026)", "Ngày hội Đại đoàn kết", "festival"),
        ("Diễn tập ứng phó tràn dầu", "Diễn tập ứng phó tràn dầu", "drill"),
    ],
)
def test_the_event_of_the_title(title: str, called: str, kind: str) -> None:
    found = events(*PLACE, title=title)
    assert [(event.title, event.kind, event.start, event.time, event.venue) for event in found] == [
        (called, kind, "2026-05-20", "08:00", "Nhà văn hóa ấp Rạch Đùng")
    ]


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("Phát triển vùng trồng dừa năm 2026", PLACE),
        ("Tổ chức các hội nghị tiếp xúc cử tri", PLACE),
        ("Tổ chức Hội nghị đối thoại", ("I. NỘI DUNG", "1. Chuẩn bị tài liệu.")),
        (
            "Tổ chức Hội nghị đối thoại",
            ("I. NHIỆM VỤ", "1. In tài liệu", "- Đơn vị chủ trì: Văn phòng.", "- Thời gian thực hiện: 20/5/2026."),
        ),
    ],
)
def test_no_event(title: str, paragraphs: tuple[str, ...]) -> None:
    assert events(*paragraphs, title=title) == ()


@pytest.mark.parametrize(
    ("paragraphs", "start", "end", "window", "venue"),
    [
        (
            ("I. THỜI GIAN, ĐỊA ĐIỂM", "- Thời gian: 01 buổi chiều trong thời gian từ ngày 09-13/11/2026.", "- Địa điểm: Nhà hát Sông Cửa."),
            "2026-11-09", "2026-11-13", "01 buổi chiều trong thời gian từ ngày 09-13/11/2026", "Nhà hát Sông Cửa",
        ),
        (
            ("I. THỜI GIAN, ĐỊA ĐIỂM", "- Thời gian, địa điểm: Sáng ngày 20/5/2026, tại Hội trường xã."),
            "2026-05-20", None, None, "Hội trường xã",
        ),
        (
            ("I. THỜI GIAN VÀ ĐỊA ĐIỂM", "Hội nghị được tổ chức trong 01 buổi, từ 7 giờ 30 phút ngày 31/5/2026, tại Trường Trung học cơ sở."),
            "2026-05-31", None, None, "Trường Trung học cơ sở",
        ),
        (
            ("I. THỜI GIAN", "Từ ngày 01/6/2026 đến ngày 03/6/2026."),
            "2026-06-01", "2026-06-03", "Từ ngày 01/6/2026 đến ngày 03/6/2026", None,
        ),
        (
            ("I. THỜI GIAN, ĐỊA ĐIỂM", "- Thời gian: Dự kiến vào dịp kỷ niệm 30 năm Ngày tái lập tỉnh (01/9/1996 - 01/9/2026).", "- Địa điểm: Bãi Trước."),
            None, None, "Dự kiến vào dịp kỷ niệm 30 năm Ngày tái lập tỉnh (01/9/1996 - 01/9/2026)", "Bãi Trước",
        ),
        (
            ("I. NỘI DUNG", "1. Thời gian tổ chức: Từ ngày 15/7/2026 đến ngày 30/9/2026; tổng kết trong tháng 10/2026."),
            "2026-07-15", "2026-09-30", "Từ ngày 15/7/2026 đến ngày 30/9/2026; tổng kết trong tháng 10/2026", None,
        ),
    ],
)  # fmt: skip
def test_when_and_where(
    paragraphs: tuple[str, ...], start: str | None, end: str | None, window: str | None, venue: str | None
) -> None:
    (event,) = events(*paragraphs, title="Tổ chức Hội nghị đối thoại")
    assert (event.start, event.end, event.window, event.venue) == (start, end, window, venue)


@pytest.mark.parametrize(
    ("paragraphs", "hosts"),
    [
        (("I. DANH NGHĨA TỔ CHỨC", "Đảng ủy - HĐND - UBND xã Thạnh Lâm."), ["Đảng ủy", "HĐND", "UBND xã Thạnh Lâm"]),
        (("I. DANH NGHĨA TỔ CHỨC: Ủy ban nhân dân xã Thạnh Lâm",), ["Ủy ban nhân dân xã Thạnh Lâm"]),
        (
            ("I. CƠ QUAN TỔ CHỨC", "- Cơ quan chỉ đạo: Sở Y tế.", "- Cơ quan tổ chức: Ủy ban nhân dân xã."),
            ["Ủy ban nhân dân xã"],
        ),
        (
            ("I. THỜI GIAN, CHỦ TRÌ", "- Thời gian: 20/5/2026.", "- Chủ trì Hội nghị: Thường trực HĐND xã, lãnh đạo UBND xã."),
            ["Thường trực HĐND xã", "lãnh đạo UBND xã"],
        ),
    ],
)  # fmt: skip
def test_in_whose_name(paragraphs: tuple[str, ...], hosts: list[str]) -> None:
    (event,) = events(*paragraphs, title="Tổ chức Hội nghị đối thoại")
    assert [host.text for host in event.hosts] == hosts


def test_a_stated_name_replaces_the_title() -> None:
    (event,) = events(
        "I. TÊN GỌI, THỜI GIAN",
        "1. Tên gọi: Hội nghị Diên Hồng xã.",
        "2. Thời gian: 20/5/2026.",
        title="Tổ chức Hội nghị",
    )
    assert (event.title, event.start) == ("Hội nghị Diên Hồng xã", "2026-05-20")


def test_events_below_headings_of_their_own() -> None:
    found = events(
        "I. NỘI DUNG",
        "1. Hội nghị hiệp thương lần thứ nhất",
        "- Thời gian: Dự kiến ngày 05/6/2026 (Chậm nhất ngày 10/6/2026).",
        "- Địa điểm: Hội trường xã.",
        "2. Tập huấn cho các ấp",
        "- Thời gian: 08 giờ 00, ngày 12/6/2026.",
        "3. Hội nghị tổng kết",
        "- Thời gian hoàn thành: 20/6/2026.",
        title="Công tác hiệp thương năm 2026",
    )
    assert [(event.title, event.kind, event.start, event.time, event.venue) for event in found] == [
        ("Hội nghị hiệp thương lần thứ nhất", "conference", "2026-06-05", None, "Hội trường xã"),
        ("Tập huấn cho các ấp", "training", "2026-06-12", "08:00", None),
    ]


def test_the_period_of_a_movement() -> None:
    (event,) = events(
        "I. KHEN THƯỞNG",
        "1. Đối tượng: Các ấp.",
        "2. Thời gian thi đua: Từ tháng 5/2026 đến tháng 10/2026",
        title='Phát động phong trào thi đua "Ấp không rác"',
    )
    assert (event.title, event.kind, event.start, event.end) == (
        'phong trào thi đua "Ấp không rác"',
        "movement",
        "2026-05",
        "2026-10",
    )


def test_an_event_stands_where_its_time_is_said() -> None:
    reading = read_plan(*PLACE, title="Tổ chức Hội nghị đối thoại")
    (event,) = reading.events
    assert reading.text[slice(*event.span)] == "1. Thời gian: 08 giờ 00 phút, ngày 20/5/2026."
