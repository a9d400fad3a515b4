"""What a plan below says before anybody has touched it."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.rules.subplan_words import (
    BodyFacts,
    ParentFacts,
    Report,
    authority_of,
    issuer_of,
    parent_words,
    recipients_of,
    reporting_of,
    sentence_case,
    symbol_of,
    title_of,
)

WARD = BodyFacts("UBND phường Sen Đông", "peoples_committee", "Sen Đông", "phường Sen Đông", "UBND tỉnh Sen")
SPORT = BodyFacts("Sở Văn hóa, Thể thao và Du lịch tỉnh Sen", "department", above="UBND tỉnh Sen")
PARENT = ParentFacts("203/KH-UBND", date(2026, 2, 5), "ỦY BAN NHÂN DÂN TỈNH SEN", "Tổ chức Hội thao tỉnh Sen")


@pytest.mark.parametrize(
    ("body", "issuer", "symbol", "authority"),
    [
        (WARD, ("Ủy ban nhân dân phường Sen Đông", ""), "KH-UBND", "TM. Ủy ban nhân dân\nChủ tịch"),
        (SPORT, ("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Sen"), "KH-SVHTTDL", "Giám đốc"),
        (BodyFacts("Hội Nông dân tỉnh Sen", "front"), ("Hội Nông dân tỉnh Sen", ""), "KH-HNDTS", "Thủ trưởng cơ quan"),
        (BodyFacts("Sở Y tế", "department", symbol_part="SYT1"), ("Sở Y tế", ""), "KH-SYT1", "Giám đốc"),
    ],
)
def test_head_and_signature_follow_the_body(
    body: BodyFacts, issuer: tuple[str, str], symbol: str, authority: str
) -> None:
    assert (issuer_of(body), symbol_of(body), authority_of(body)) == (issuer, symbol, authority)


def test_the_parent_is_named_in_full() -> None:
    assert parent_words(PARENT) == "Kế hoạch số 203/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sen"
    assert parent_words(ParentFacts("", None, "", "")) == "Kế hoạch"
    assert title_of(PARENT) == (
        "Triển khai thực hiện Kế hoạch số 203/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sen về hội thao tỉnh Sen"
    )


def test_reports_and_recipients_name_whoever_takes_them() -> None:
    reports = [Report("Sở Nội vụ", "Phòng Thi đua", "trước ngày 25 hằng quý")]
    assert reporting_of(WARD, reports) == (
        "- Ủy ban nhân dân phường Sen Đông báo cáo kết quả thực hiện về Sở Nội vụ (qua Phòng Thi đua) trước ngày 25 hằng quý."
    )
    assert recipients_of(WARD, PARENT, reports).splitlines() == [
        "Ủy ban nhân dân tỉnh Sen (để báo cáo)",
        "Sở Nội vụ",
        "Thường trực Đảng ủy, HĐND phường",
        "Chủ tịch, các Phó Chủ tịch UBND phường",
        "Các phòng, cơ quan, đơn vị thuộc phường",
        "Lưu: VT",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "Ủy ban nhân dân tỉnh Minh Hải Đông"),
        ("UBND tỉnh Sen", "UBND tỉnh Sen"),
        ("CHÍNH PHỦ", "Chính phủ"),
        ("BAN DÂN TỘC", "Ban Dân Tộc"),
    ],
)
def test_capitals_of_a_head_become_those_of_a_sentence(name: str, said: str) -> None:
    assert sentence_case(name) == said
