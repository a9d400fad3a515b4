"""Who leads, who supports, and whether both know of it."""

import pytest

from chutri.checking import check
from tests.factories.framed_plans import a_plan, assigned, found, said, words_of

POLICE, BUILDING, OFFICE = "Công an tỉnh", "Sở Xây dựng", "Văn phòng Ủy ban nhân dân tỉnh"
TRAFFIC = "phân luồng giao thông, hướng dẫn vị trí đỗ xe quanh khu hội chợ"


def test_nobody_leads_though_each_names_the_other_differently() -> None:
    reading = a_plan(
        assigned(
            (POLICE, f"Bảo vệ khu hội chợ; phối hợp với Sở Xây dựng {TRAFFIC}."),
            (BUILDING, "Phối hợp với Công an tỉnh Minh Hải Đông phân luồng giao thông, sắp xếp vị trí đỗ xe."),
        )
    )
    (finding,) = found(reading, "CT101")
    assert finding.severity == "error"
    assert finding.task_ids == tuple(task.id for task in reading.tasks)
    assert words_of(reading, finding) == f"Bảo vệ khu hội chợ; phối hợp với Sở Xây dựng {TRAFFIC}."
    assert finding.message == (
        "Không cơ quan nào chủ trì: Công an tỉnh được giao phối hợp với Sở Xây dựng, "
        "Sở Xây dựng lại được giao phối hợp với Công an tỉnh, về cùng một việc."
    )


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param(
            (
                (POLICE, f"Chủ trì, phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
            ),
            id="one of the two leads",
        ),
        pytest.param(
            (
                (POLICE, f"Phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
                ("Sở Công Thương", f"Chủ trì {TRAFFIC}."),
            ),
            id="a third leads",
        ),
        pytest.param(
            (
                (POLICE, f"Phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, "Phối hợp với Công an tỉnh kiểm tra an toàn cháy nổ các gian hàng."),
            ),
            id="another matter",
        ),
    ],
)
def test_somebody_leads_or_the_matters_differ(sections: tuple[tuple[str, str], ...]) -> None:
    assert said(a_plan(assigned(*sections)), "CT101") == []


FAIR = "Chủ trì tổ chức hội chợ giới thiệu sản phẩm hợp tác xã tại phường Bình Lư"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (f"{FAIR}.", f"{FAIR}, mời du khách.", 1),
        (f"{FAIR} trong phạm vi quản lý.", f"{FAIR} trong phạm vi quản lý.", 0),
        (f"{FAIR}.", "Chủ trì tổ chức tập huấn kỹ năng bán hàng cho hợp tác xã.", 0),
    ],
)
def test_two_lead_one_matter(first: str, second: str, told: int) -> None:
    assert len(said(a_plan(assigned(("Sở Công Thương", first), ("Sở Du lịch", second))), "CT102")) == told


ROW = "Khảo sát, đánh giá nhu cầu vay vốn của hợp tác xã thủy sản"


@pytest.mark.parametrize(("second", "told"), [(ROW, 1), (f"{ROW} vùng bãi bồi", 0)])
def test_two_rows_are_one_matter_only_in_the_same_words(second: str, told: int) -> None:
    table = (
        "I. PHÂN CÔNG NHIỆM VỤ\n\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        f"| 1 | {ROW} | Sở Tài chính | Tháng 4/2026 |\n| 2 | {second} | Sở Nội vụ | Tháng 5/2026 |"
    )
    assert len(said(a_plan(table), "CT102")) == told


def test_the_supporter_is_not_told() -> None:
    reading = a_plan(
        assigned(
            ("Sở Công Thương", "Chủ trì, phối hợp với Sở Y tế, Sở Nội vụ kiểm tra an toàn thực phẩm các gian hàng."),
            ("Sở Y tế", "Bố trí xe cứu thương, y sĩ trực cấp cứu."),
            ("Sở Nội vụ", "Kiểm tra an toàn thực phẩm các gian hàng cùng Sở Công Thương."),
        )
    )
    (message,) = said(reading, "CT103")
    assert "phối hợp với Sở Y tế trong việc" in message
    assert "Sở Nội vụ không nhắc" not in message


@pytest.mark.parametrize(
    "partner",
    [
        pytest.param("Sở Y tế và các cơ quan liên quan", id="one of a group"),
        pytest.param("Sở Tư pháp", id="no section of its own"),
    ],
)
def test_a_supporter_that_need_not_be_told(partner: str) -> None:
    reading = a_plan(
        assigned(
            ("Sở Công Thương", f"Chủ trì, phối hợp với {partner} kiểm tra an toàn thực phẩm các gian hàng."),
            ("Sở Y tế", "Bố trí xe cứu thương, y sĩ trực cấp cứu."),
        )
    )
    assert said(reading, "CT103") == []


SEATS = "đón tiếp, bố trí chỗ ngồi cho khách tham quan"


@pytest.mark.parametrize(
    ("first", "second", "severities"),
    [
        (f"Phối hợp với {OFFICE} {SEATS}.", "Chuẩn bị âm thanh, máy chiếu.", ["warning"]),
        (f"Phối hợp với {OFFICE} {SEATS}.", "Là cơ quan thường trực của kế hoạch này.\nChuẩn bị âm thanh.", ["note"]),
        (f"Phối hợp với {OFFICE} {SEATS}.", f"Chủ trì {SEATS}.", []),
        (f"Sở Du lịch phối hợp với {OFFICE} {SEATS}.", "Chuẩn bị âm thanh, máy chiếu.", []),
        (f"Phối hợp với {OFFICE}, các đơn vị liên quan {SEATS}.", "Chuẩn bị âm thanh, máy chiếu.", []),
    ],
)
def test_a_support_without_a_lead(first: str, second: str, severities: list[str]) -> None:
    reading = a_plan(assigned(("Sở Du lịch", first), (OFFICE, second)))
    assert [finding.severity for finding in found(reading, "CT104")] == severities


def test_a_heading_that_says_who_leads_is_believed() -> None:
    reading = a_plan(
        assigned(
            ("Sở Du lịch (cơ quan chủ trì)", f"Phối hợp với {OFFICE} {SEATS}."),
            (OFFICE, f"Phối hợp với Sở Du lịch {SEATS}.\nChuẩn bị âm thanh, máy chiếu."),
        )
    )
    assert [finding.code for finding in check(reading)] == []


@pytest.mark.parametrize(
    ("item", "phrase"),
    [
        ("Thực hiện các nhiệm vụ khác được giao.", "Thực hiện các nhiệm vụ khác được giao"),
        (
            "Bố trí gian hàng; thực hiện một số nội dung khác theo phân công.",
            "thực hiện một số nội dung khác theo phân công",
        ),
        ("Gửi các cơ quan khác cùng thực hiện.", None),
    ],
)
def test_a_catch_all_duty_is_underlined_alone(item: str, phrase: str | None) -> None:
    reading = a_plan(assigned(("Sở Công Thương", item)))
    assert [words_of(reading, finding) for finding in found(reading, "CT106")] == ([phrase] if phrase else [])


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (
            "Sở Khoa học và Công nghệ; Sở Công Thương và Sở Tư pháp",
            ["Sở Khoa học và Công nghệ, Sở Công Thương và Sở Tư pháp"],
        ),
        ("Sở Khoa học và Công nghệ", []),
        ("Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", []),
        ("UBND các xã, phường", []),
        ("Văn phòng HĐND và UBND phường", []),
    ],
)
def test_several_leads_in_one_label(lead: str, told: list[str]) -> None:
    block = (
        "I. PHÂN CÔNG NHIỆM VỤ\n\n1. Hỗ trợ hợp tác xã đăng ký nhãn hiệu\n\n"
        f"- Cơ quan chủ trì: {lead}.\n\n- Thời gian thực hiện: Tháng 6/2026."
    )
    messages = said(a_plan(block), "CT107")
    assert [message.partition("(")[2].partition(")")[0] for message in messages] == told


def test_rows_without_a_lead_are_told_only_where_most_have_one() -> None:
    head = "I. PHÂN CÔNG NHIỆM VỤ\n\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
    rows = ["Khảo sát nhu cầu vay vốn", "Mở lớp bồi dưỡng giám đốc", "Hỗ trợ đăng ký nhãn hiệu"]
    some = head + "\n".join(
        f"| {number} | {row} | {'' if number == 2 else 'Sở Tài chính'} | Tháng {number}/2027 |"
        for number, row in enumerate(rows, start=1)
    )
    most = some.replace("Sở Tài chính", "")
    assert said(a_plan(some), "CT105") == ["Việc “Mở lớp bồi dưỡng giám đốc” không nêu cơ quan thực hiện."]
    assert said(a_plan(most), "CT105") == []


def test_a_plan_in_order_raises_nothing() -> None:
    reading = a_plan(
        assigned(
            ("Sở Công Thương", "Chủ trì, phối hợp với Sở Y tế kiểm tra an toàn thực phẩm các gian hàng."),
            ("Sở Y tế", "Phối hợp với Sở Công Thương kiểm tra an toàn thực phẩm các gian hàng."),
        )
    )
    assert check(reading) == ()
