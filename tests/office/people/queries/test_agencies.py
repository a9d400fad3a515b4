"""Classes of addressees are evaluated at a date."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.choices import AgencyKind, TerritoryKind
from chutri.office.people.models import Agency
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries import agencies_under, agency_called
from chutri.office.people.queries.facts import AgencyFacts
from chutri.office.people.rules.addressees import addressee_rule
from tests.factories.agencies import IN_2024, IN_2026, PLACE, directory, local

ISSUER = f"ỦY BAN NHÂN DÂN TỈNH {PLACE.upper()}"
TAIL = f" tỉnh {PLACE}"


@pytest.fixture
def made(db: None) -> dict[str, Agency]:
    return directory()


def covered(text: str, made: dict[str, Agency], on: date, issuer: str = ISSUER) -> list[str]:
    rule = addressee_rule(text)
    assert rule is not None
    found = agencies_under(rule, issuer=issuer, office=made["home"], on=on)
    return [agency.name.removesuffix(TAIL) for agency in found.order_by("name_order")]


@pytest.mark.parametrize(
    ("text", "on", "names"),
    [
        (
            "các sở",
            IN_2024,
            [
                "Sở Kế hoạch và Đầu tư", "Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ", "Sở Tài chính",
                "Sở Văn hóa, Thể thao và Du lịch",
            ],
        ),
        ("các sở", IN_2026, ["Sở Nội vụ", "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "các sở, ban, ngành, trừ Công an tỉnh và Sở Nội vụ",
            IN_2026,
            ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("UBND các huyện, thị xã", IN_2024, ["UBND huyện Đầm Sen", "UBND thị xã Cửa Bạch"]),
        ("UBND các huyện, thị xã", IN_2026, []),
        ("UBND các phường", IN_2024, ["UBND phường Cửa Bạch Đông"]),
        ("UBND các xã, phường", IN_2026, ["UBND phường Bạch Môn", "UBND xã Sen Đông", "UBND xã Sen Tây"]),
        ("UBND các xã, phường (riêng xã Sen Tây)", IN_2026, ["UBND xã Sen Tây"]),
        ("UBND các xã, phường, trừ các xã Sen Đông và Sen Tây", IN_2026, ["UBND phường Bạch Môn"]),
        ("các tổ chức chính trị - xã hội", IN_2026, ["Ủy ban Mặt trận Tổ quốc Việt Nam"]),
        ("các cơ quan báo chí", IN_2026, [f"Báo {PLACE}"]),
        ("các Bộ, ngành Trung ương", IN_2026, ["Bộ Nội vụ"]),
        ("Sở Tài chính, Công an tỉnh; các báo", IN_2026, [f"Báo {PLACE}", "Công an", "Sở Tài chính"]),
        ("các đơn vị liên quan", IN_2026, []),
    ],
)  # fmt: skip
def test_a_class_covers_who_exists_that_day(text: str, on: date, names: list[str], made: dict[str, Agency]) -> None:
    assert covered(text, made, on) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND các phường", ["UBND phường Cửa Bạch Đông"]),
        ("các phòng, ban, đơn vị thuộc thị xã", []),
        ("các sở, ngành của tỉnh, trừ Công an tỉnh", 5),
    ],
)
def test_a_class_is_of_the_issuers_territory(text: str, names: list[str] | int, made: dict[str, Agency]) -> None:
    local(TerritoryKind.WARD, "Của Huyện Khác", made["district"])
    found = covered(text, made, IN_2024, issuer="UBND thị xã Cửa Bạch")
    assert (len(found) if isinstance(names, int) else found) == names


def test_the_phongs_of_a_district_are_those_under_it(made: dict[str, Agency]) -> None:
    found = covered("Các phòng, ban, đơn vị thuộc huyện", made, IN_2024, issuer="UBND huyện Đầm Sen")
    assert found == ["Phòng Nội vụ huyện Đầm Sen"]


def test_without_an_issuer_the_office_says_where(made: dict[str, Agency]) -> None:
    assert covered("các cơ quan báo chí", made, IN_2026, issuer="") == [f"Báo {PLACE}"]


def test_who_may_be_meant_by_related_is_asked_apart(made: dict[str, Agency]) -> None:
    rule = addressee_rule("các cơ quan báo chí liên quan")
    assert rule is not None
    found = agencies_under(rule, issuer=ISSUER, office=made["home"], on=IN_2026, related=True)
    assert [(agency.name, agency.kind) for agency in found] == [(f"Báo {PLACE}", AgencyKind.PRESS)]


@pytest.mark.parametrize("more", [0, 20])
def test_a_class_takes_three_queries(
    more: int, made: dict[str, Agency], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        local(TerritoryKind.WARD, f"Số {number}")
    rule = addressee_rule("UBND các xã, phường, trừ xã Sen Đông")
    assert rule is not None
    with django_assert_num_queries(3):
        found = list(agencies_under(rule, issuer=ISSUER, office=made["home"], on=IN_2026))
    assert len(found) == 2 + more


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Sở Nội vụ", True),
        ("SỞ NỘI VỤ", True),
        ("Sở  Nội vụ ", True),
        ("Sở Nội", False),
        ("", False),
    ],
)
def test_an_agency_is_found_by_its_name_in_any_case(db: None, typed: str, found: bool) -> None:
    agency = enter_agency(AgencyFacts(name="Sở Nội vụ"))
    assert agency_called(typed) == (agency if found else None)


def test_who_works_no_more_is_not_found_by_name(db: None) -> None:
    enter_agency(AgencyFacts(name="Sở Ngoại vụ", closed_on=date(2025, 3, 1)))
    assert agency_called("Sở Ngoại vụ") is None
