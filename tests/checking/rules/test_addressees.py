"""Who gets the document, and whether they exist."""

from dataclasses import replace

import pytest

from chutri.checking import check
from tests.factories.framed_plans import a_plan, assigned, found, said


def recipients(*lines: str) -> str:
    """A list of recipients."""
    return "".join(f"- {line};\n" for line in lines).rstrip("\n")


def missing(body: str, *lines: str) -> bool:
    """Whether a body with a task is told to be missing among the recipients."""
    return bool(said(a_plan(assigned((body, "Cử cán bộ tham gia.")), recipients=recipients(*lines)), "CT401"))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Sở Nội vụ", "Các sở, ban, ngành tỉnh"),
        ("Sở Nội vụ", "Sở: Nội vụ, Y tế, KHCN"),
        ("Sở Khoa học và Công nghệ", "Sở: Nội vụ, Y tế, KHCN"),
        ("Công an tỉnh", "Các sở, ban, ngành"),
        ("Công an tỉnh", "Công an tỉnh Minh Hải Đông"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "VPUB: CVP, các PCVP"),
        ("Văn phòng UBND tỉnh", "Chánh VP, PCVP phụ trách lĩnh vực"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "UBMTTQVN tỉnh và các đoàn thể"),
        ("Hội Nông dân tỉnh", "Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể"),
        ("Ban Tổ chức Tỉnh ủy", "Các Ban đảng của Tỉnh ủy"),
        ("Ủy ban nhân dân phường Bình Lư", "UBND các xã, phường"),
        ("Ủy ban nhân dân các xã, phường, đặc khu", "UBND xã, phường"),
        ("Công ty Điện lực Bãi Bồi", "Cty Điện lực Bãi Bồi"),
        ("Công ty Điện lực Bãi Bồi", "Các doanh nghiệp trên địa bàn"),
        ("Hội đồng nhân dân tỉnh", "Thường trực HĐND tỉnh"),
        ("Hội Nông dân tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("Trường Trung học phổ thông Bình Lư", "Trường THPT Bình Lư"),
        ("Công ty Điện lực Bãi Bồi", "Các đơn vị dự họp"),
        ("Bộ phận Văn thư", "Sở Nội vụ"),
        ("Công ty Điện lực Bãi Bồi", "Như Mục I"),
        ("Công ty Điện lực Bãi Bồi", "Các cơ quan có tên tại Mục I"),
        ("Tổ công tác", "Sở Nội vụ"),
        ("Đồng chí Lưu Đình Chấn", "Sở Nội vụ"),
        ("Các sở, ngành", "Sở Nội vụ"),
        ("Các địa phương", "UBND các xã, phường"),
        ("Phòng Kinh tế", "Sở Nội vụ"),
        ("Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
    ],
)
def test_who_gets_the_document(body: str, line: str) -> None:
    assert not missing(body, "Thường trực Tỉnh ủy", line)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Sở Nội vụ", "Sở Y tế"),
        ("Ban Tổ chức Tỉnh ủy", "Các sở, ban, ngành tỉnh"),
        ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Trung ương"),
        ("Hội Nông dân tỉnh", "Các sở, ngành"),
        ("Công ty Điện lực Bãi Bồi", "Các sở, ban, ngành, đơn vị thuộc tỉnh"),
        ("Ủy ban nhân dân các xã, phường, đặc khu", "Các sở, ban, ngành tỉnh"),
        ("Ủy ban nhân dân phường Bình Lư", "Ủy ban nhân dân xã Cồn Nhạn"),
        ("Các sở, ngành", "UBND các xã, phường"),
        ("Công an tỉnh", "Sở Y tế"),
    ],
)
def test_who_is_missing(body: str, line: str) -> None:
    assert missing(body, "Thường trực Tỉnh ủy", line)


def test_a_missing_body_is_told_once_with_all_its_tasks() -> None:
    reading = a_plan(assigned(("Công ty Điện lực Bãi Bồi", "Bảo đảm nguồn điện.\nCử thợ trực tại hội chợ.")))
    (finding,) = found(reading, "CT401")
    assert finding.message == "Công ty Điện lực Bãi Bồi được giao 2 việc nhưng không có trong Nơi nhận."
    assert finding.task_ids == tuple(task.id for task in reading.tasks)
    assert reading.text[slice(*finding.related[0])].startswith("Thường trực Tỉnh ủy")


def test_the_issuer_is_not_missing() -> None:
    plan = a_plan(
        assigned(("Sở Công Thương", "Bố trí gian hàng.")),
        issuer="UBND TỈNH MINH HẢI ĐÔNG\nSỞ CÔNG THƯƠNG",
        code="46/KH-SCT",
        recipients=recipients("Các phòng thuộc Sở"),
    )
    assert said(plan, "CT401") == []
    headless = replace(plan, header=replace(plan.header, issuer=None))
    assert said(headless, "CT401") == []  # its initials stand in the symbol


@pytest.mark.parametrize(
    ("issuer", "body", "line", "told"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG\nBAN CHỈ ĐẠO KINH TẾ TẬP THỂ", "Sở Y tế", "Thành viên Ban Chỉ đạo", False),
        ("ỦY BAN NHÂN DÂN\nTỈNH MINH HẢI ĐÔNG", "Sở Y tế", "Thành viên Ban Chỉ đạo", True),
        ("ĐẢNG BỘ TỈNH\nĐẢNG ỦY PHƯỜNG BÌNH LƯ", "Văn phòng Đảng ủy", "Các chi bộ trực thuộc", False),
    ],
)
def test_committees_write_to_their_own(issuer: str, body: str, line: str, told: bool) -> None:
    reading = a_plan(assigned((body, "Cử cán bộ tham gia.")), recipients=recipients(line), issuer=issuer)
    assert bool(said(reading, "CT401")) is told


def ended(body: str, line: str = "", date: str = "ngày 27 tháng 02 năm 2026", issuer: str | None = None) -> list[str]:
    """What is said of ended bodies."""
    changes = (
        {"date": date} | ({"recipients": recipients(line)} if line else {}) | ({"issuer": issuer} if issuer else {})
    )
    return [
        f"{finding.severity}: {finding.message}"
        for finding in found(a_plan(assigned((body, "Cử cán bộ tham gia.")), **changes), "CT402")
    ]


@pytest.mark.parametrize(
    ("body", "date", "told"),
    [
        (
            "Sở Giao thông vận tải",
            "ngày 01 tháng 3 năm 2025",
            ["error: “Sở Giao thông vận tải” đã kết thúc hoạt động từ ngày 01/3/2025."],
        ),
        ("Sở Giao thông vận tải", "ngày 28 tháng 02 năm 2025", []),
        (
            "Sở Giao thông vận tải",
            "ngày    tháng    năm 2026",
            ["error: “Sở Giao thông vận tải” đã kết thúc hoạt động từ ngày 01/3/2025."],
        ),
        ("Sở Giao thông vận tải", "ngày    tháng    năm 2025", []),
        ("Sở Giao thông vận tải", "ngày    tháng    năm", []),
        ("Sở KH&ĐT", "ngày 01 tháng 3 năm 2025", ["error: “Sở KH&ĐT” đã kết thúc hoạt động từ ngày 01/3/2025."]),
        (
            "Ủy ban nhân dân các huyện, thị xã",
            "ngày 02 tháng 7 năm 2025",
            ["error: “Ủy ban nhân dân các huyện, thị xã” đã kết thúc hoạt động từ ngày 01/7/2025."],
        ),
        ("Ủy ban nhân dân các huyện, thị xã", "ngày 30 tháng 6 năm 2025", []),
        (
            "Ủy ban nhân dân huyện Bãi Bồi",
            "ngày 02 tháng 7 năm 2025",
            ["error: “Ủy ban nhân dân huyện Bãi Bồi” đã kết thúc hoạt động từ ngày 01/7/2025."],
        ),
        ("Ủy ban nhân dân các xã, phường", "ngày 02 tháng 7 năm 2025", []),
        (
            "Ban Dân vận Tỉnh ủy",
            "ngày 02 tháng 7 năm 2025",
            ["warning: “Ban Dân vận Tỉnh ủy” đã kết thúc hoạt động từ ngày 01/3/2025."],
        ),
        ("Sở Ngoại vụ", "ngày 02 tháng 7 năm 2025", []),  # ended in Hà Nội only
    ],
)
def test_bodies_that_no_longer_exist(body: str, date: str, told: list[str]) -> None:
    assert ended(body, date=date) == told


def test_what_ended_in_one_province_only() -> None:
    told = ended("Sở Ngoại vụ", issuer="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI")
    assert told == ["error: “Sở Ngoại vụ” đã kết thúc hoạt động từ ngày 01/3/2025."]


def test_the_successor_and_the_source_are_told_and_every_place() -> None:
    reading = a_plan(
        assigned(
            ("Sở Giao thông vận tải", "Cắm biển.\nChủ trì, phối hợp với Bộ Giao thông vận tải, Sở Công Thương sửa cầu.")
        )
    )
    findings = [finding for finding in check(reading) if finding.code == "CT402"]
    assert [finding.hint for finding in findings] == [
        "Cơ quan kế thừa: Sở Xây dựng. Nguồn: Nghị định 45/2025/NĐ-CP ngày 28/02/2025.",
        "Cơ quan kế thừa: Bộ Xây dựng. Nguồn: Nghị quyết 176/2025/QH15 ngày 18/02/2025.",
    ]
    assert findings[0].task_ids == tuple(task.id for task in reading.tasks)


def test_a_recipient_may_have_ended_too() -> None:
    assert ended("Sở Xây dựng", line="Sở Giao thông vận tải") == [
        "error: “Sở Giao thông vận tải” đã kết thúc hoạt động từ ngày 01/3/2025."
    ]
