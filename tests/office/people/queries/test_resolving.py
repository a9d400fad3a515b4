"""Names resolved to agencies: never a silent guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.choices import AgencyKind, TerritoryKind
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import remember_choice, rename_agency
from chutri.office.people.queries import Resolved, resolve
from tests.factories.agencies import COMMUNES, IN_2024, IN_2026, MERGED, PLACE, body, directory, local
from tests.factories.office import LATER, NOW

ISSUER = f"UBND tỉnh {PLACE}"


@pytest.fixture
def made(db: None) -> dict[str, Agency]:
    return directory()


def meant(mention: str, made: dict[str, Agency], on: date = IN_2026, issuer: str = ISSUER) -> Resolved:
    return resolve([mention], office=made["home"], issuer=issuer, on=on)[mention]


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        (f"Sở Nội vụ tỉnh {PLACE}", "home"),
        ("Sở Nội vụ", "home"),
        ("Công an tỉnh", "police"),
        ("Sở VH,TT&DL", "culture"),
        ("Sở Văn hoá, Thể thao và Du lịch", "culture"),
        ("UBND tỉnh", "province"),
        ("Uỷ ban nhân dân tỉnh", "province"),
        ("UB MTTQ Việt Nam tỉnh", "front"),
        ("Mặt trận Tổ quốc", "front"),
        ("Ban Tuyên giáo Tỉnh ủy", "party"),
        ("Ủy ban nhân dân xã Sen Đông", "Sen Đông"),
        ("Bộ Nội vụ", "ministry"),
        (f"Báo {PLACE}", "paper"),
    ],
)
def test_an_exact_name_is_certain(mention: str, key: str, made: dict[str, Agency]) -> None:
    certain = meant(mention, made).certain
    assert (certain and certain.agency_id) == made[key].pk


@pytest.mark.parametrize(
    ("mention", "key", "why"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            "labour",
            "của tỉnh theo nơi ban hành; đã kết thúc hoạt động từ 01/03/2025",
        ),
        ("UBND huyện Đầm Sen", "district", "đúng tên; đã kết thúc hoạt động từ 01/07/2025"),
        ("Ban Tuyên giáo", "party", "của tỉnh theo nơi ban hành, hiểu là cơ quan Đảng"),
        ("Sở Nội vụ (Ban Thi đua)", "home", "của tỉnh theo nơi ban hành, chưa kể phần trong ngoặc"),
        ("So Noi vu", "home", "trùng khi bỏ dấu"),
        ("Sở Tài chánh", "finance", "gần giống (92%)"),
        ("xã Sen Tây", "Sen Tây", "hiểu là UBND"),
    ],
)
def test_what_is_not_exact_is_offered_and_asks(mention: str, key: str, why: str, made: dict[str, Agency]) -> None:
    found = meant(mention, made)
    first = found.candidates[0]
    assert (first.agency_id, first.why, found.certain) == (made[key].pk, why, None)


def test_a_closed_body_is_certain_on_a_day_when_it_was_there(made: dict[str, Agency]) -> None:
    certain = meant("Sở KH&ĐT", made, on=IN_2024).certain
    assert certain is not None
    assert (certain.agency_id, certain.closed_on) == (made["planning"].pk, MERGED)


def test_of_two_with_one_name_the_one_of_that_day_is_meant(made: dict[str, Agency]) -> None:
    old = local(TerritoryKind.WARD, "Bạch Môn", made["town"])
    Agency.objects.filter(pk=old.pk).update(closed_on=COMMUNES)
    before, after = (meant("UBND phường Bạch Môn", made, on=day).certain for day in (IN_2024, IN_2026))
    assert (before and before.agency_id, after and after.agency_id) == (old.pk, made["Bạch Môn"].pk)


def test_a_namesake_elsewhere_gives_way(made: dict[str, Agency]) -> None:
    other = body(
        "UBND tỉnh Khác", AgencyKind.PEOPLES_COMMITTEE, territory="Khác", territory_kind=TerritoryKind.PROVINCE
    )
    local(TerritoryKind.COMMUNE, "Sen Đông", other)
    certain = meant("UBND xã Sen Đông", made).certain
    assert (certain and certain.agency_id) == made["Sen Đông"].pk


def test_two_of_one_name_are_both_offered(made: dict[str, Agency]) -> None:
    twin = body("Bộ Nội vụ", AgencyKind.MINISTRY)
    found = meant("Bộ Nội vụ", made)
    assert {one.agency_id for one in found.candidates} == {made["ministry"].pk, twin.pk}
    assert found.certain is None


def test_the_issuer_says_whose_it_is(made: dict[str, Agency]) -> None:
    certain = meant("Phòng Nội vụ huyện", made, on=IN_2024, issuer="UBND huyện Đầm Sen").certain
    assert (certain and certain.agency_id) == made["unit"].pk
    assert meant("Phòng Nội vụ huyện", made, on=IN_2024, issuer="UBND thị xã Cửa Bạch").certain is None


def test_an_old_name_is_offered_with_its_days(made: dict[str, Agency], an: User) -> None:
    rename_agency(agency=made["paper"], name=f"Báo và Đài {PLACE}", on=MERGED, by=an, at=NOW)
    then, now = meant(f"Báo {PLACE}", made, on=IN_2024), meant(f"Báo {PLACE}", made)
    assert then.certain is not None
    assert (now.certain, now.candidates[0].why) == (None, "đúng tên; tên cũ, dùng đến 28/02/2025")


def test_a_class_is_a_rule_and_no_candidate(made: dict[str, Agency]) -> None:
    found = meant("các sở, ban, ngành", made)
    assert (found.rule is not None, found.candidates, found.certain) == (True, (), None)


def test_nothing_is_said_of_a_name_that_nobody_bears(made: dict[str, Agency]) -> None:
    assert meant("Nhà hát Chèo Sao Băng", made) == Resolved()


def test_a_persons_choice_is_remembered_for_this_office_and_issuer(made: dict[str, Agency], an: User) -> None:
    for agency, at in ((made["police"], NOW), (made["home"], LATER)):
        remember_choice(office=made["home"], issuer=ISSUER, mention="Cơ quan thường trực", agency=agency, by=an, at=at)
    found = meant("cơ quan Thường trực", made)
    assert found.certain is not None
    assert (found.certain.agency_id, found.certain.why) == (made["home"].pk, "Nguyễn Thị An đã chọn ngày 05/03/2026")
    elsewhere = resolve(["Cơ quan thường trực"], office=made["home"], issuer="UBND huyện Đầm Sen", on=IN_2026)
    assert elsewhere["Cơ quan thường trực"].candidates == ()


def test_a_choice_stands_before_an_exact_name(made: dict[str, Agency], an: User) -> None:
    remember_choice(office=made["home"], issuer=ISSUER, mention="Sở Nội vụ", agency=made["finance"], by=an, at=NOW)
    certain = meant("Sở Nội vụ", made).certain
    assert (certain and certain.agency_id) == made["finance"].pk


def test_a_remembered_body_that_closed_since_asks_again(made: dict[str, Agency], an: User) -> None:
    remember_choice(office=made["home"], issuer=ISSUER, mention="Cơ quan A", agency=made["labour"], by=an, at=NOW)
    found = meant("Cơ quan A", made)
    assert (found.candidates[0].agency_id, found.certain) == (made["labour"].pk, None)
    assert meant("Cơ quan A", made, on=MERGED - timedelta(days=1)).certain is not None


@pytest.mark.parametrize("more", [0, 20])
def test_any_number_of_mentions_takes_four_queries(
    more: int, made: dict[str, Agency], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mentions = ["Sở Nội vụ", "Công an tỉnh", "Sở Tài chánh", *(f"Sở Số {number}" for number in range(more))]
    with django_assert_num_queries(4):
        found = resolve(mentions, office=made["home"], issuer=ISSUER, on=IN_2026)
    assert len(found) == 3 + more
