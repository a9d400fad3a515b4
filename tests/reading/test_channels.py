"""The channels of a campaign, its period and its peak."""

from __future__ import annotations

import pytest

from chutri.reading.channels import kinds_of
from chutri.reading.fold import fold
from tests.factories.plan_texts import read_plan

CAMPAIGN = "Tuyên truyền phòng, chống đuối nước năm 2026"


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Tuyên truyền trên báo chí", ("press",)),
        ("Truyền hình, phát thanh", ("press",)),
        ("Loa truyền thanh cơ sở", ("grassroots-broadcast",)),
        ("Cổng, trang thông tin điện tử và mạng xã hội", ("portal", "social-media")),
        ("Zalo, Facebook, YouTube", ("social-media",)),
        ("Pa nô, băng rôn, khẩu hiệu", ("visual",)),
        ("Văn nghệ, triển lãm", ("arts",)),
        ("Tuyên truyền miệng, hội nghị báo cáo viên", ("conference",)),
        ("Tờ rơi, tài liệu", ("publication",)),
        ("Xe loa lưu động", ("mobile",)),
        ("Cuộc thi tìm hiểu", ("contest",)),
        ("Nhắn tin", ("messaging",)),
        ("Hình thức khác", ()),
    ],
)
def test_kinds(words: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(fold(words)) == kinds


def test_one_entry_a_heading_with_further_kinds_of_its_words_and_its_lines() -> None:
    reading = read_plan(
        "I. NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN",
        "1. Nội dung",
        "- Kỹ năng bơi an toàn.",
        "2. Hình thức",
        "2.1. Trên cổng thông tin điện tử và mạng xã hội",
        "Đăng 10 video.",
        "2.2. Cổ động trực quan",
        "- Treo băng rôn.",
        "- Biểu diễn văn nghệ tại các ấp.",
        "3. Thời gian: Từ tháng 5/2026 đến tháng 8/2026; cao điểm tháng 6 và tháng 7/2026.",
        title=CAMPAIGN,
    )
    assert [(each.kind, each.also, each.text) for each in reading.channels] == [
        ("portal", ("social-media",), "Trên cổng thông tin điện tử và mạng xã hội"),
        ("visual", ("arts",), "Cổ động trực quan"),
    ]
    assert {(each.start, each.end, each.peak_start, each.peak_end) for each in reading.channels} == {
        ("2026-05", "2026-08", "2026-06", "2026-07")
    }


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (
            ("II. THỜI GIAN TUYÊN TRUYỀN", "Từ ngày 01/5/2026 đến ngày 31/10/2026; cao điểm từ ngày 15/6/2026 đến ngày 15/7/2026."),
            ("2026-05-01", "2026-10-31", "2026-06-15", "2026-07-15"),
        ),
        (
            ("II. THỜI GIAN THỰC HIỆN", "Kỷ niệm 30 năm (01/9/1996 - 01/9/2026) được tuyên truyền trong cả năm 2026, tập trung cao điểm trong tháng 8 và tháng 9 năm 2026."),
            ("2026-01", "2026-12", "2026-08", "2026-09"),
        ),
        (
            ("II. THỜI GIAN TUYÊN TRUYỀN", "- Đợt 1: Từ nay đến hết ngày 28/5/2026.", "- Đợt 2 (cao điểm): Từ ngày 01/6/2026 đến ngày 15/6/2026."),
            (None, "2026-06-15", "2026-06-01", "2026-06-15"),
        ),
        (("II. THỜI GIAN TUYÊN TRUYỀN", "Trong tháng 6/2026."), ("2026-06", "2026-06", None, None)),
        (("II. KINH PHÍ", "Ngân sách xã."), (None, None, None, None)),
    ],
)  # fmt: skip
def test_period_and_peak(times: tuple[str, ...], expected: tuple[str | None, ...]) -> None:
    reading = read_plan("I. HÌNH THỨC TUYÊN TRUYỀN", "1. Loa truyền thanh: phát 03 buổi/ngày.", *times, title=CAMPAIGN)
    assert [(each.start, each.end, each.peak_start, each.peak_end) for each in reading.channels] == [expected]


def test_headings_that_name_their_channel_need_no_section() -> None:
    reading = read_plan(
        "I. NỘI DUNG",
        "1. Tuyên truyền trên báo chí",
        "Đăng tin, bài.",
        "2. Tuyên truyền qua hệ thống loa",
        "Phát tin.",
        title=CAMPAIGN,
    )
    assert [each.kind for each in reading.channels] == ["press", "grassroots-broadcast"]


def test_a_plan_that_is_no_campaign_has_no_channels() -> None:
    assert read_plan("I. HÌNH THỨC", "1. Hội nghị trực tiếp.", title="Tổ chức Hội nghị đối thoại").channels == ()
