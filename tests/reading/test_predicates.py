"""Role, partners, whoever is consulted and gets the result, what comes out."""

from __future__ import annotations

import pytest

from chutri.reading.predicates import consulted_in, delivered_by, partners_in, role_of_clause, submitted_to
from tests.reading.flows import a_flow, names


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("Chủ trì, phối hợp với Sở Y tế rà soát.", "lead"),
        ("chủ trì rà soát.", "lead"),
        ("Phối hợp với Sở Y tế rà soát.", "coordinate"),
        ("Phối kết hợp với Sở Y tế rà soát.", "coordinate"),
        ("Phối_hợp với Sở Y tế rà soát.", "coordinate"),
        ("Phối hợp chặt chẽ với Sở Y tế rà soát.", "coordinate"),
        ("Chủ động phối hợp với Sở Y tế rà soát.", "own"),
        ("Là cơ quan đầu mối, chủ trì rà soát.", "own"),
        ("Rà soát, phối hợp với Sở Y tế báo cáo.", "own"),
        ("Tham mưu, chủ trì rà soát.", "own"),
        ("Có trách nhiệm chủ trì rà soát.", "lead"),
        ("Có trách nhiệm phối hợp với Sở Y tế.", "coordinate"),
        ("Căn cứ chức năng, nhiệm vụ, chủ trì rà soát.", "lead"),
        ("Căn cứ Kế hoạch này, phối hợp với Sở Y tế rà soát.", "coordinate"),
        ("Căn cứ Kế hoạch này, xây dựng kế hoạch.", "own"),
        ("Trên cơ sở hướng dẫn của Bộ, chủ trì rà soát.", "lead"),
        ("Theo chức năng, nhiệm vụ được giao, phối hợp với Sở Y tế.", "coordinate"),
        ("", "own"),
    ],
)  # fmt: skip
def test_role_by_the_first_verb(clause: str, role: str) -> None:
    flow = a_flow(clause)

    assert role_of_clause(flow, 0, len(flow.text)) == role


@pytest.mark.parametrize(
    ("action", "partners"),
    [
        pytest.param("Chủ trì, phối hợp với Sở Y tế rà soát.", ["Sở Y tế"], id="one"),
        pytest.param("Phối hợp Sở Y tế rà soát.", ["Sở Y tế"], id="without với"),
        pytest.param("Phối hợp cùng Sở Y tế rà soát.", ["Sở Y tế"], id="cùng"),
        pytest.param("Phối hợp cùng với Sở Y tế rà soát.", ["Sở Y tế"], id="cùng với"),
        pytest.param("Phối hợp chặt chẽ với Sở Y tế rà soát.", ["Sở Y tế"], id="an adverb"),
        pytest.param("Phối hợp chặt chẽ, kịp thời với Sở Y tế rà soát.", ["Sở Y tế"], id="two adverbs"),
        pytest.param("Phối kết hợp với Sở Y tế rà soát.", ["Sở Y tế"], id="phối kết hợp"),
        pytest.param("Phối hợp với: Sở Y tế, Sở Nội vụ rà soát.", ["Sở Y tế", "Sở Nội vụ"], id="a colon"),
        pytest.param("Phối hợp với Sở Y tế, Sở Nội vụ và Công an tỉnh rà soát.", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"], id="three"),
        pytest.param(
            "Phối hợp với Sở Y tế, UBND các xã và các đơn vị liên quan tổ chức.",
            ["Sở Y tế", "UBND các xã", "các đơn vị liên quan"], id="a generic group at the end",
        ),
        pytest.param("Phối hợp với các sở, ban, ngành, địa phương tuyên truyền.", ["các sở, ban, ngành, địa phương"], id="one class"),
        pytest.param("Phối hợp với doanh nghiệp, người dân vận động.", ["doanh nghiệp", "người dân"], id="whoever it is"),
        pytest.param(
            "Chủ trì, phối hợp với Sở Y tế rà soát; phối hợp với Sở Nội vụ báo cáo.", ["Sở Y tế", "Sở Nội vụ"], id="anywhere in the action"
        ),
        pytest.param("Phối hợp với Sở Y tế rà soát; phối hợp với Sở Y tế báo cáo.", ["Sở Y tế"], id="named once"),
        pytest.param("Phối hợp với Sở Xây dựng xây dựng phương án.", ["Sở Xây dựng"], id="a name that ends like a verb"),
        pytest.param("Phối hợp với Sở Văn hóa, Thể thao và Du lịch trang trí.", ["Sở Văn hóa, Thể thao và Du lịch"], id="a name with commas"),
        pytest.param("Phối hợp với Sở Y tế trước ngày 15/3/2026.", ["Sở Y tế"], id="before a day"),
        pytest.param("Phối hợp, hướng dẫn các xã rà soát.", [], id="phối hợp, hướng dẫn"),
        pytest.param("Phối hợp 17 ấp lập danh sách.", ["17 ấp"], id="a count"),
        pytest.param("Phối hợp chặt chẽ với cha mẹ học sinh thông báo thời khóa biểu.", ["cha mẹ học sinh"], id="who is no body"),
        pytest.param("Phôi hợp với Sở Y tế kiêm tra.", ["Sở Y tế"], id="misread tones"),
        pytest.param("Phối hợp với các bộ, ngành liên quan tổ chức, triển khai.", ["các bộ, ngành liên quan"], id="tổ chức as a verb"),
        pytest.param("Tăng cường công tác phối hợp.", [], id="no partner"),
        pytest.param("Rà soát văn bản.", [], id="no phối hợp"),
    ],
)  # fmt: skip
def test_partners(action: str, partners: list[str]) -> None:
    flow = a_flow(action)
    found = partners_in(flow, 0, len(flow.text))

    assert names(found) == partners
    assert [action[slice(*party.span)] for party in found] == partners


def test_partners_of_a_part_of_the_sentence() -> None:
    flow = a_flow("Sở A phối hợp với Sở B rà soát; Sở C phối hợp với Sở D báo cáo.")
    cut = flow.text.index(";")

    assert names(partners_in(flow, 0, cut)) == ["Sở B"]
    assert names(partners_in(flow, cut, len(flow.text))) == ["Sở D"]


@pytest.mark.parametrize(
    ("action", "consulted"),
    [
        ("Dự thảo báo cáo, xin ý kiến Sở Tư pháp và Sở Nội vụ.", ["Sở Tư pháp", "Sở Nội vụ"]),
        ("Lấy ý kiến của các sở, ban, ngành trước khi trình.", ["các sở, ban, ngành"]),
        ("Gửi xin ý kiến Liên minh Hợp tác xã tỉnh.", ["Liên minh Hợp tác xã tỉnh"]),
        ("Tiếp thu ý kiến, hoàn thiện dự thảo.", []),
        ("Rà soát văn bản.", []),
    ],
)
def test_who_is_consulted(action: str, consulted: list[str]) -> None:
    flow = a_flow(action)

    assert names(consulted_in(flow, 0, len(flow.text))) == consulted


@pytest.mark.parametrize(
    ("action", "to"),
    [
        ("Hoàn thiện dự thảo, trình Ủy ban nhân dân tỉnh trước ngày 15/3/2026.", ["Ủy ban nhân dân tỉnh"]),
        ("Tổng hợp kết quả, báo cáo Chủ tịch Ủy ban nhân dân tỉnh.", ["Chủ tịch Ủy ban nhân dân tỉnh"]),
        ("Gửi danh sách về Văn phòng Ủy ban nhân dân tỉnh.", ["Văn phòng Ủy ban nhân dân tỉnh"]),
        ("Gửi Sở Nội vụ báo cáo về tiến độ.", ["Sở Nội vụ"]),
        ("Dự thảo báo cáo gửi Sở Nội vụ, trình Ủy ban nhân dân tỉnh.", ["Sở Nội vụ", "Ủy ban nhân dân tỉnh"]),
        ("Gửi về Sở Nội vụ để tổng hợp.", ["Sở Nội vụ"]),
        ("Báo cáo kết quả về Sở Nội vụ.", ["Sở Nội vụ"]),
        ("Rà soát văn bản.", []),
    ],
)
def test_who_gets_the_result(action: str, to: list[str]) -> None:
    flow = a_flow(action)

    assert names(submitted_to(flow, 0, len(flow.text))) == to


@pytest.mark.parametrize(
    ("action", "products"),
    [
        ("Xây dựng kế hoạch tuyên truyền, triển khai trong tháng 3.", [("plan", "kế hoạch tuyên truyền")]),
        ("Dự thảo báo cáo trung tâm; chuẩn bị tài liệu.", [("report", "báo cáo trung tâm"), ("document", "tài liệu")]),
        ("Lập dự toán kinh phí trình Sở Tài chính.", [("estimate", "dự toán kinh phí")]),
        ("Tham mưu ban hành Quyết định khen thưởng.", [("decision", "Quyết định khen thưởng")]),
        ("Xây dựng kịch bản, phóng sự.", [("script", "kịch bản")]),
        ("Rà soát văn bản.", []),
    ],
)
def test_what_comes_out(action: str, products: list[tuple[str, str]]) -> None:
    flow = a_flow(action)

    assert [(product.kind, product.text) for product in delivered_by(flow, 0, len(flow.text))] == products
