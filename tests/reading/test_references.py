"""Cited documents that have a number, and numbers that cite none."""

from __future__ import annotations

import pytest

from chutri.reading.references import merged, references_in
from tests.reading.flows import a_flow

Cited = tuple[str, str | None, str | None, str | None, str | None]


def cited(sentence: str, own: str | None = None) -> list[Cited]:
    """Code, kind, date, issuer and title of whatever a sentence cites."""
    found = references_in(a_flow(sentence), basis=False, own=own)
    return [(one.code, one.kind, one.date, one.issuer, one.title) for one in found]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(
            "Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về công tác thi đua;",
            ("09/KH-UBND", "Kế hoạch", "2026-01-20", "Ủy ban nhân dân tỉnh", "về công tác thi đua"),
            id="a plan",
        ),
        pytest.param(
            "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về phân cấp, phân quyền;",
            ("152/2025/NĐ-CP", "Nghị định", "2025-06-14", "Chính phủ", "quy định về phân cấp, phân quyền"),
            id="a decree",
        ),
        pytest.param(
            "Luật số 60/2024/QH15 ngày 27/11/2024 của Quốc hội;",
            ("60/2024/QH15", "Luật", "2024-11-27", "Quốc hội", None),
            id="a law",
        ),
        pytest.param(
            "Chỉ thị số 08-CT/TU ngày 03/3/2026 của Ban Thường vụ Tỉnh ủy về tổ chức kỷ niệm;",
            ("08-CT/TU", "Chỉ thị", "2026-03-03", "Ban Thường vụ Tỉnh ủy", "về tổ chức kỷ niệm"),
            id="the Party's",
        ),
        pytest.param(
            "Quyết định số 1204/QĐ-TTg ngày 15 tháng 8 năm 2025 của Thủ tướng Chính phủ phê duyệt Chiến lược;",
            ("1204/QĐ-TTg", "Quyết định", "2025-08-15", "Thủ tướng Chính phủ", "phê duyệt Chiến lược"),
            id="a date in words",
        ),
        pytest.param(
            "Quy định số 399-QĐ/TW ngày 10/10/2025 của Ban Bí thư",
            ("399-QĐ/TW", "Quy định", "2025-10-10", "Ban Bí thư", None),
            id="the Secretariat's",
        ),
        pytest.param(
            "Nghị quyết số 57-NQ/TW của Bộ Chính trị ngày 22/12/2024",
            ("57-NQ/TW", "Nghị quyết", "2024-12-22", "Bộ Chính trị", None),
            id="the date behind the issuer",
        ),
        pytest.param(
            "Thông tư liên tịch số 12/2019/TTLT-BNV-BTC ngày 05/3/2019",
            ("12/2019/TTLT-BNV-BTC", "Thông tư liên tịch", "2019-03-05", None, None),
            id="a joint circular",
        ),
        pytest.param("Công văn số 812/SNV-TĐKT", ("812/SNV-TĐKT", "Công văn", None, None, None), id="a letter"),
        pytest.param(
            "Tờ trình số: 15/TTr-SYT ngày 02/02/2026",
            ("15/TTr-SYT", "Tờ trình", "2026-02-02", None, None),
            id="a colon before the number",
        ),
        pytest.param(
            "Kế hoạch 88 /KH - UBND ngày 23.3.2026",
            ("88/KH-UBND", "Kế hoạch", "2026-03-23", None, None),
            id="spaces, and dots in the date",
        ),
        pytest.param(
            "Kế hoạch số 88/KH-UBND ngày 45/13/2026",
            ("88/KH-UBND", "Kế hoạch", None, None, None),
            id="a date that does not exist",
        ),
    ],
)
def test_reference(sentence: str, wanted: Cited) -> None:
    assert cited(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Hỗ trợ 15/20 xã, đạt 75%.", id="a share"),
        pytest.param("Trước ngày 15/3/2026.", id="a day"),
        pytest.param("Đường 2/9, số nhà 12/4B.", id="an address"),
        pytest.param("Chỉ tiêu 12 tấn/ha.", id="a measure"),
        pytest.param("Luật Thi đua, khen thưởng ngày 15/6/2022.", id="a law without a number"),
        pytest.param("", id="nothing"),
    ],
)
def test_number_that_cites_nothing(sentence: str) -> None:
    assert cited(sentence) == []


def test_own_number_is_no_reference() -> None:
    assert cited("Kế hoạch số 46/KH-UBND của tỉnh", own="46/KH-UBND") == []


def test_several_in_one_sentence() -> None:
    sentence = "Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026 và Kế hoạch số 11/KH-UBND ngày 25/01/2026 của tỉnh."

    assert [(one[0], one[2]) for one in cited(sentence)] == [("09/KH-UBND", "2026-01-20"), ("11/KH-UBND", "2026-01-25")]


@pytest.mark.parametrize("basis", [True, False])
def test_ground_of_the_document(basis: bool) -> None:
    assert [one.basis for one in references_in(a_flow("Kế hoạch số 09/KH-UBND"), basis=basis, own=None)] == [basis]


def test_span_runs_from_the_kind_to_the_issuer() -> None:
    sentence = "Theo Kế hoạch số 09/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh về thi đua."
    (found,) = references_in(a_flow(sentence), basis=False, own=None)

    assert sentence[slice(*found.span)] == "Kế hoạch số 09/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh"


def test_later_mentions_add_nothing() -> None:
    sentences = (
        "Kế hoạch số 09/KH-UBND",
        "Kế hoạch số 09/KH-UBND ngày 20/01/2026",
        "Kế hoạch số 09/KH-UBND ngày 20/01/2026",
    )
    found = [one for sentence in sentences for one in references_in(a_flow(sentence), basis=False, own=None)]

    assert [(one.code, one.date) for one in merged(found)] == [("09/KH-UBND", "2026-01-20")]


def test_issuer_ends_before_the_next_document() -> None:
    sentence = "Nghị quyết số 93/NQ-CP của Chính phủ, Kế hoạch số 466-KH/TU ngày 12/5/2025 của Tỉnh ủy về ma túy;"

    assert cited(sentence) == [
        ("93/NQ-CP", "Nghị quyết", None, "Chính phủ", None),
        ("466-KH/TU", "Kế hoạch", "2025-05-12", "Tỉnh ủy", "về ma túy"),
    ]


def test_one_number_with_two_dates_stays_two() -> None:
    sentences = ("Kế hoạch số 09/KH-UBND ngày 20/01/2026", "Kế hoạch số 09/KH-UBND ngày 21/01/2026")
    found = [one for sentence in sentences for one in references_in(a_flow(sentence), basis=False, own=None)]

    assert [one.date for one in merged(found)] == ["2026-01-20", "2026-01-21"]


def test_linked_number_keeps_its_date() -> None:
    flow = a_flow("Căn cứ [Nghị quyết số 128/NQ-CP](http://van-ban.vn/128) ngày 11/10/2021 của Chính phủ.")

    assert [(one.code, one.date) for one in references_in(flow, basis=True, own=None)] == [("128/NQ-CP", "2021-10-11")]


def test_joint_circular_with_a_slash_between_its_symbols() -> None:
    flow = a_flow("Căn cứ Thông tư liên tịch số: 183/2010/TTLT/BTC-BNN, ngày 15 tháng 11 năm 2010;")

    assert [(one.code, one.date) for one in references_in(flow, basis=True, own=None)] == [
        ("183/2010/TTLT/BTC-BNN", "2010-11-15")
    ]
