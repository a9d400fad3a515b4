"""Successions are followed to whoever exists at a date."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import Agency
from chutri.office.people.queries import successors_at
from tests.factories.agencies import COMMUNES, IN_2024, IN_2026, department, directory, succeed


@pytest.fixture
def made(db: None) -> dict[str, Agency]:
    return directory()


def heirs(agency: Agency, on: date) -> list[str]:
    return [heir.short_name or heir.name for heir in successors_at([agency], on=on)[agency.pk]]


@pytest.mark.parametrize(
    ("key", "on", "names"),
    [
        ("home", IN_2026, ["Sở Nội vụ"]),
        ("labour", IN_2024, ["Sở Lao động - Thương binh và Xã hội"]),
        ("labour", IN_2026, ["Sở Nội vụ"]),
        ("district", date(2025, 6, 30), ["UBND huyện Đầm Sen"]),
        ("district", COMMUNES, ["UBND xã Sen Đông", "UBND xã Sen Tây"]),
        ("unit", IN_2026, []),
    ],
)
def test_whoever_exists_that_day(key: str, on: date, names: list[str], made: dict[str, Agency]) -> None:
    assert heirs(made[key], on) == names


def test_a_chain_is_followed_to_its_end(made: dict[str, Agency]) -> None:
    succeed(made["home"], made["finance"], on=date(2026, 1, 1))
    assert heirs(made["labour"], IN_2026) == ["Sở Tài chính"]


def test_a_loop_in_the_data_ends(made: dict[str, Agency]) -> None:
    succeed(made["home"], made["labour"], on=date(2026, 1, 1))
    assert heirs(made["labour"], IN_2026) == []


@pytest.mark.parametrize("more", [0, 20])
def test_each_link_of_the_chain_is_one_query(
    more: int, made: dict[str, Agency], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = [made["labour"], made["district"]]
    for number in range(more):
        asked.append(department(f"Sở Số {number}"))
        succeed(asked[-1], made["finance"], on=COMMUNES)
    with django_assert_num_queries(1):
        found = successors_at(asked, on=IN_2026)
    assert len(found) == 2 + more
