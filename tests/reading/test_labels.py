"""Labels and heads of columns, by the part they play, in the wordings of many offices."""

from __future__ import annotations

import pytest

from chutri.reading.fold import fold
from chutri.reading.labels import asks_when_done, column_role, labels_in, starts_with_label
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("label", "role"),
    [
        *((label, "lead") for label in (
            "Cơ quan chủ trì", "Đơn vị chủ trì", "Đơn vị chủ trì thực hiện", "Đơn vị chủ trì tham mưu thực hiện",
            "Cơ quan, đơn vị chủ trì", "Cơ quan/đơn vị chủ trì", "Các đơn vị chủ trì", "Chủ trì", "Chủ trì thực hiện",
            "Cơ quan được giao chủ trì", "Phòng chủ trì", "Đơn vị chủ trì tổ chức", "Cơ quan chủ trì soạn thảo",
            "Đầu mối", "Đầu mối tham mưu", "Đơn vị đầu mối chủ trì", "Phân công chủ trì", "Cơ quan chủ trì, phối hợp",
        )),
        *((label, "partner") for label in (
            "Cơ quan phối hợp", "Đơn vị phối hợp", "Đơn vị phối hợp thực hiện", "Cơ quan, đơn vị phối hợp", "Phối hợp",
            "Các cơ quan phối hợp", "Đơn vị tham gia", "Đơn vị cùng phối hợp", "Phối hợp thực hiện",
            "Thành phần phối hợp", "Đơn vị hỗ trợ", "Cùng thực hiện", "Cơ quan có liên quan",
        )),
        *((label, "doer") for label in (
            "Cơ quan thực hiện", "Đơn vị thực hiện", "Người thực hiện", "Tổ chức, cá nhân thực hiện", "Phân công thực hiện",
            "Phân công", "Đơn vị chịu trách nhiệm", "Đơn vị tham mưu", "Cơ quan, đơn vị tổ chức thực hiện",
            "Cơ quan soạn thảo", "Đơn vị trình", "Chịu trách nhiệm chính", "Đơn vị được phân công", "Chủ đầu tư", "Đơn vị hướng dẫn",
        )),
        *((label, "charge") for label in ("Người phụ trách",)),
        *((label, "time") for label in (
            "Thời gian thực hiện", "Thời gian hoàn thành", "Thời hạn", "Thời hạn ban hành", "Thời hạn hoàn thành", "Tiến độ",
            "Thời gian", "Hạn hoàn thành", "Tiến độ thực hiện", "Thời gian dự kiến", "Dự kiến thời gian hoàn thành",
            "Dự kiến hoàn thành", "Hạn chót", "Mốc hoàn thành", "Xong trước", "Thời gian thực hiện, hoàn thành",
        )),
        *((label, "product") for label in (
            "Kết quả", "Sản phẩm", "Sản phẩm, kết quả", "Kết quả đầu ra", "Sản phẩm dự kiến", "Kết quả đạt được", "Sản phẩm đầu ra",
        )),
        *((label, "funding") for label in ("Kinh phí", "Nguồn kinh phí", "Dự toán kinh phí", "Kinh phí thực hiện")),
        *((label, "content") for label in ("Nội dung", "Nhiệm vụ", "Nội dung công việc", "Nội dung, nhiệm vụ", "Tên nhiệm vụ")),
        *((label, "place") for label in ("Địa điểm", "Địa điểm tổ chức", "Hình thức tổ chức")),
        *((label, "people") for label in ("Thành phần", "Thành phần tham dự", "Đối tượng tham gia")),
    ],
)  # fmt: skip
def test_label(label: str, role: str) -> None:
    flow = a_flow(f"{label}: Sở Y tế")

    assert [(found.role, flow.text[found.value : found.end].strip()) for found in labels_in(flow, 0)] == [
        (role, "Sở Y tế")
    ]
    assert column_role(fold(label)) == role


@pytest.mark.parametrize(
    ("paragraph", "labels"),
    [
        pytest.param(
            "Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Nội vụ",
            [("lead", "Sở Y tế."), ("partner", "Sở Nội vụ")],
            id="two on one line",
        ),
        pytest.param(
            "- Chủ trì: Sở Y tế; - Phối hợp: Sở Nội vụ; - Thời hạn: Quý I/2026",
            [("lead", "Sở Y tế;"), ("partner", "Sở Nội vụ;"), ("time", "Quý I/2026")],
            id="three with dashes",
        ),
        pytest.param(
            "(Đơn vị chủ trì: Sở Y tế; thời gian: Quý I/2026)",
            [("lead", "Sở Y tế;"), ("time", "Quý I/2026")],
            id="in a bracket of its own",
        ),
        pytest.param("Thời gian (dự kiến): tháng 3/2026", [("time", "tháng 3/2026")], id="a bracket inside"),
        pytest.param("Uỷ ban nhân dân: rà soát", [], id="a name before a colon"),
        pytest.param("Tổ chức thực hiện: Rà soát", [], id="the heading of a section"),
        pytest.param("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", [], id="an order"),
        pytest.param("Kết quả đạt được rất tốt", [], id="no colon"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_labels_of_a_paragraph(paragraph: str, labels: list[tuple[str, str]]) -> None:
    flow = a_flow(paragraph)
    at = 2 if paragraph.startswith("- ") else 0

    found = labels_in(flow, at)

    assert [(label.role, flow.text[label.value : label.end].strip(" -")) for label in found] == labels


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("đơn vị chủ trì: sở y tế", True),
        ("(đơn vị chủ trì: sở y tế)", True),
        ("thời gian thực hiện: quý i", True),
        ("địa điểm: hội trường", False),
        ("sở y tế: rà soát", False),
        ("", False),
    ],
)
def test_line_that_starts_a_set_of_labels(line: str, starts: bool) -> None:
    assert starts_with_label(fold(line)) is starts


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("TT", "number"),
        ("STT", "number"),
        ("Số TT", "number"),
        ("Ghi chú", "note"),
        ("Nội dung\nthực hiện", "content"),
        ("**Đơn vị chủ trì**", "lead"),
        ("Đơn vị chủ trì (tham mưu)", "lead"),
        ("Cơ quan/ đơn vị phối hợp thực hiện", "partner"),
        ("Lãnh đạo phụ trách", "supervisor"),
        ("Điểm", None),
        ("Họ và tên", None),
        ("", None),
        ("Chủ trì " * 60, None),
    ],
)
def test_head_of_a_column(head: str, role: str | None) -> None:
    assert column_role(fold(head)) == role


@pytest.mark.parametrize(
    ("label", "asks"),
    [("Thời gian hoàn thành", True), ("Thời hạn", True), ("Xong trước", True), ("Thời gian thực hiện", False)],
)
def test_label_that_asks_for_the_end(label: str, asks: bool) -> None:
    assert asks_when_done(fold(label)) is asks
