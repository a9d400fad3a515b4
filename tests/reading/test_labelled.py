"""Blocks whose lines carry labels: one task a block, in the wordings of many offices."""

from __future__ import annotations

import pytest

from tests.reading.tasks import drafts, line, lines

HEAD = "II. NHIỆM VỤ, GIẢI PHÁP\n\n"


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(
            "- Đơn vị chủ trì: Sở Y tế.\n- Đơn vị phối hợp: Sở Nội vụ, UBND các xã.\n- Thời gian thực hiện: Quý II/2026.",
            id="one a line",
        ),
        pytest.param(
            "- Cơ quan chủ trì: Sở Y tế\n\n- Cơ quan phối hợp: Sở Nội vụ, UBND các xã\n\n- Thời hạn hoàn thành: Quý II/2026",
            id="other words",
        ),
        pytest.param(
            "- **Đơn vị chủ trì:** Sở Y tế.\n- **Đơn vị phối hợp:** Sở Nội vụ, UBND các xã.\n- **Thời gian:** Quý II/2026.",
            id="in bold",
        ),
        pytest.param(
            "*Đơn vị chủ trì:* Sở Y tế.\n\n*Đơn vị phối hợp:* Sở Nội vụ, UBND các xã.\n\n*Thời hạn:* Quý II/2026.",
            id="in italics, without dashes",
        ),
        pytest.param(
            "- Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Nội vụ, UBND các xã; thời hạn: Quý II/2026.",
            id="three on one line",
        ),
        pytest.param(
            "- Đơn vị chủ trì tham mưu thực\nhiện: Sở Y tế.\n- Đơn vị phối hợp: Sở Nội vụ,\nUBND các xã.\n- Thời hạn ban hành: Quý II/2026.",
            id="split by line wraps",
        ),
        pytest.param(
            "- Chủ trì: Sở Y tế\n- Phối hợp: Sở Nội vụ, UBND các xã\n- Tiến độ: Quý II/2026\n- Sản phẩm: Báo cáo\n- Kinh phí: Ngân sách tỉnh",
            id="product and money besides",
        ),
        pytest.param(
            "- Đơn vị chủ trì: Sở Y tế chủ trì, phối hợp với Sở Nội vụ, UBND các xã.\n- Thời gian hoàn thành: Quý II/2026.",
            id="a lead label that goes on",
        ),
        pytest.param(
            "(Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Nội vụ, UBND các xã; thời hạn: Quý II/2026)",
            id="in a bracket of their own",
        ),
        pytest.param(
            "- Cơ quan thực hiện: Sở Y tế.\n- Cơ quan phối hợp: Sở Nội vụ, UBND các xã.\n- Thời gian hoàn thành: Quý II/2026.",
            id="who does it",
        ),
    ],
)
def test_labels_below_what_they_describe(labels: str) -> None:
    text = f"{HEAD}1. Rà soát trạm y tế\n\n{labels}\n\n2. Việc khác"

    assert lines(text) == ["II.1 | Sở Y tế | lead | Sở Nội vụ; UBND các xã |  | 2026-Q2 | Rà soát trạm y tế"]


def test_labels_a_b_c() -> None:
    text = (
        f"{HEAD}1. Chuyển đổi số\n\na) Nhiệm vụ: Rà soát trạm y tế\n\nb) Cơ quan thực hiện: Sở Y tế\n\n"
        "c) Thời gian thực hiện: năm 2026\n"
    )

    assert [row.split(" | ", 1)[1] for row in lines(text)] == [
        "Sở Y tế | lead |  | 2026-01 | 2026-12 | Rà soát trạm y tế"
    ]


def test_one_set_of_labels_for_several_contents() -> None:
    text = (
        f"{HEAD}1. Tuyên truyền\n\n- Xây dựng phóng sự về biển.\n\n- Tổ chức cuộc thi viết.\n\n"
        "* Đơn vị chủ trì: Sở Y tế.\n\n* Thời hạn: tháng 5/2026.\n"
    )

    assert [row.split(" | ")[1:3] + row.split(" | ")[5:] for row in lines(text)] == [
        ["Sở Y tế", "lead", "2026-05", "Xây dựng phóng sự về biển."],
        ["Sở Y tế", "lead", "2026-05", "Tổ chức cuộc thi viết."],
    ]


def test_labels_behind_each_content() -> None:
    text = (
        f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế.\n\n2. Rà soát trường học\n\n"
        "- Đơn vị chủ trì: Sở Giáo dục và Đào tạo.\n"
    )

    assert lines(text) == [
        "II.1 | Sở Y tế | lead |  |  |  | Rà soát trạm y tế",
        "II.2 | Sở Giáo dục và Đào tạo | lead |  |  |  | Rà soát trường học",
    ]


def test_lead_before_doer() -> None:
    text = f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế.\n\n- Đơn vị thực hiện: UBND các xã.\n"

    assert lines(text) == ["II.1 | Sở Y tế | lead |  |  |  | Rà soát trạm y tế"]


def test_block_without_a_lead_takes_the_sections_body() -> None:
    text = "V. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n1.1. Rà soát trạm y tế\n\n- Thời gian thực hiện: Quý II/2026.\n"

    assert lines(text) == ["V.1.1 | Sở Y tế | lead |  |  | 2026-Q2 | Rà soát trạm y tế"]


def test_labels_of_an_event_are_no_task() -> None:
    text = "II. THỜI GIAN, ĐỊA ĐIỂM\n\n- Thời gian: 07 giờ 30 phút ngày 27/3/2026.\n\n- Địa điểm: Hội trường tỉnh.\n"

    assert lines(text) == []


def test_labels_in_a_bracket_behind_the_work() -> None:
    text = f"{HEAD}1. Văn bản\n\n- Rà soát văn bản (Đơn vị chủ trì: Sở Tư pháp; thời gian: Quý I/2026).\n"

    assert [row.split(" | ")[1:] for row in lines(text)] == [
        ["Sở Tư pháp", "lead", "", "", "2026-Q1", "Rà soát văn bản"]
    ]


def test_label_that_opens_a_list_of_duties() -> None:
    text = (
        f"{HEAD}1. Hội thi\n\n- Phân công:\n\n+ Sở Y tế: Chủ trì xây dựng thể lệ.\n\n+ Công an tỉnh: Bảo đảm an ninh.\n"
    )

    assert [row.split(" | ", 1)[1] for row in lines(text)] == [
        "Sở Y tế | lead |  |  |  | Chủ trì xây dựng thể lệ.",
        "Công an tỉnh | own |  |  |  | Bảo đảm an ninh.",
    ]


def test_labels_behind_the_last_of_several_contents_hold_for_all() -> None:
    text = (
        f"{HEAD}5. Tuyên truyền\n\n5.1. Xây dựng phóng sự về biển.\n\n5.2. Tổ chức cuộc thi viết.\n\n"
        "* Trách nhiệm thực hiện: Sở Y tế.\n"
    )

    assert lines(text) == [
        "II.5.1 | Sở Y tế | lead |  |  |  | Xây dựng phóng sự về biển.",
        "II.5.2 | Sở Y tế | lead |  |  |  | Tổ chức cuộc thi viết.",
    ]


def test_bodies_listed_below_their_label() -> None:
    text = f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị phối hợp:\n\n+ Sở Nội vụ;\n\n+ UBND các xã.\n\n- Đơn vị chủ trì: Sở Y tế.\n"

    assert lines(text) == ["II.1 | Sở Y tế | lead | Sở Nội vụ; UBND các xã |  |  | Rà soát trạm y tế"]


def test_product_of_a_label() -> None:
    text = f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế.\n\n- Sản phẩm: Báo cáo kết quả.\n"
    (draft,) = drafts(text)

    assert draft.product is not None
    flow, start, end = draft.product
    assert flow.text[start:end].strip() == "Báo cáo kết quả."


def test_two_dated_orders_in_one_label_give_the_latest_date() -> None:
    text = (
        f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế.\n\n"
        "- Thời gian hoàn thành: Trình trước ngày 15/3/2026; ban hành trước ngày 30/4/2026.\n"
    )
    (draft,) = drafts(text)

    assert draft.when.deadline is not None
    assert draft.when.deadline.date == "2026-04-30"


def test_span_reaches_over_the_labels() -> None:
    text = f"{HEAD}1. Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế.\n"
    (draft,) = drafts(text)

    assert text[slice(*draft.span)] == "Rà soát trạm y tế\n\n- Đơn vị chủ trì: Sở Y tế."
    assert line(draft).endswith("| Rà soát trạm y tế")


@pytest.mark.parametrize(
    ("content", "action"),
    [
        ("rà soát, lập danh sách trẻ em bỏ học.", "rà soát, lập danh sách trẻ em bỏ học."),
        ("việc dạy thêm.", "Giám sát chuyên đề"),
    ],
    ids=["it orders", "it explains the heading"],
)
def test_content_below_a_heading(content: str, action: str) -> None:
    text = (
        HEAD
        + f"1. Giám sát chuyên đề\n\na) Nội dung: {content}\n\nb) Đơn vị chủ trì: Sở Y tế.\n\nc) Thời gian: Quý II/2026."
    )

    assert [row.split(" | ")[-1] for row in lines(text)] == [action]
