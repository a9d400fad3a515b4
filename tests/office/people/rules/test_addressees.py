"""Classes of addressees, as plans write them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from chutri.office.people.choices import AgencyKind as K
from chutri.office.people.choices import AgencyLevel as L
from chutri.office.people.choices import TerritoryKind as T
from chutri.office.people.rules.addressees import AddresseeClass, AddresseeRule, addressee_rule

DISTRICTS = (T.URBAN_DISTRICT, T.RURAL_DISTRICT, T.TOWN)
OF_DISTRICTS = AddresseeClass((K.PEOPLES_COMMITTEE,), (L.DISTRICT,), DISTRICTS)
OF_WARDS = AddresseeClass((K.PEOPLES_COMMITTEE,), (L.COMMUNE,), (T.WARD,))
OF_COMMUNES = AddresseeClass((K.PEOPLES_COMMITTEE,), (L.COMMUNE,), (T.COMMUNE, T.WARD))
DEPARTMENTS = (K.DEPARTMENT, K.SECTOR)
UNITS = (K.UNIT, K.PUBLIC_SERVICE)


def rule(*classes: AddresseeClass, **more: object) -> AddresseeRule:
    return AddresseeRule(classes, **more)  # type: ignore[arg-type]


CASES = [
    ("các sở, ban, ngành", rule(AddresseeClass(DEPARTMENTS))),
    ("Các ban, sở, ngành", rule(AddresseeClass(DEPARTMENTS))),
    ("Thủ trưởng các sở, ban, ngành", rule(AddresseeClass(DEPARTMENTS))),
    (
        "các sở, ban, ngành, đoàn thể Thành phố",
        rule(AddresseeClass((*DEPARTMENTS, K.FRONT), (L.PROVINCE,))),
    ),
    ("các sở, ngành", rule(AddresseeClass(DEPARTMENTS))),
    ("các sở", rule(AddresseeClass((K.DEPARTMENT,)))),
    ("UBND các quận, huyện, thị xã", rule(OF_DISTRICTS)),
    ("các UBND quận, huyện, thị xã", rule(OF_DISTRICTS)),
    ("UBND quận, huyện, thị xã", rule(OF_DISTRICTS)),
    ("các quận, huyện, thị xã", rule(OF_DISTRICTS)),
    ("Uỷ ban nhân dân các phường", rule(OF_WARDS)),
    ("Riêng UBND các phường", rule(OF_WARDS)),
    ("UBND các xã, phường", rule(OF_COMMUNES)),
    ("Chủ tịch UBND các xã, phường", rule(OF_COMMUNES)),
    ("UBND các xã, phường (126 xã, phường)", rule(OF_COMMUNES, stated=126)),
    ("UBND 126 xã, phường", rule(OF_COMMUNES, stated=126)),
    (
        "HĐND, UBND các phường",
        rule(AddresseeClass((K.PEOPLES_COUNCIL,), (L.COMMUNE,), (T.WARD,)), OF_WARDS),
    ),
    (
        "các huyện, thị xã, thành phố",
        rule(AddresseeClass((K.PEOPLES_COMMITTEE,), (L.DISTRICT,), (T.RURAL_DISTRICT, T.TOWN, T.CITY))),
    ),
    ("các cơ quan, đơn vị", rule(AddresseeClass((*DEPARTMENTS, *UNITS)))),
    ("UBND các xã, phường ven biển", rule(replace(OF_COMMUNES, related=True))),
    ("các đơn vị chủ trì nội dung thi đua", rule(AddresseeClass(UNITS, related=True))),
    (
        "UBND các xã Sen Đông, Sen Tây và Bạch Môn",
        rule(named=("UBND xã Sen Đông", "UBND xã Sen Tây", "UBND xã Bạch Môn")),
    ),
    ("các đơn vị có liên quan", rule(AddresseeClass(UNITS, related=True))),
    ("các tổ chức chính trị - xã hội", rule(AddresseeClass((K.FRONT,)))),
    ("các tổ chức chính - trị xã hội", rule(AddresseeClass((K.FRONT,)))),
    ("các cơ quan báo chí", rule(AddresseeClass((K.PRESS,)))),
    ("cơ quan báo chí", rule(AddresseeClass((K.PRESS,)))),
    ("các cơ quan báo chí Trung ương", rule(AddresseeClass((K.PRESS,), (L.CENTRAL,)))),
    ("các báo", rule(AddresseeClass((K.PRESS,), heads=("báo", "cơ quan báo")))),
    ("đài Thành phố", rule(AddresseeClass((K.PRESS,), (L.PROVINCE,), heads=("đài",)))),
    (
        "các trường học trên địa bàn",
        rule(AddresseeClass((K.PUBLIC_SERVICE,), heads=("trường",), within=True)),
    ),
    ("các đơn vị trực thuộc Sở Y tế", rule(AddresseeClass(UNITS, under="sở y tế"))),
    (
        "Các phòng, ban, đơn vị thuộc quận",
        rule(AddresseeClass((K.UNIT, K.DEPARTMENT, K.PUBLIC_SERVICE), (L.DISTRICT,))),
    ),
    ("các Ban đảng của Tỉnh ủy", rule(AddresseeClass((K.PARTY,), (L.PROVINCE,), heads=("ban",)))),
    ("các doanh nghiệp, hợp tác xã", rule(AddresseeClass((K.ENTERPRISE,)))),
    ("các Bộ, ngành Trung ương", rule(AddresseeClass((K.MINISTRY,), (L.CENTRAL,)))),
    (
        "các sở, ban, ngành, trừ Công an Thành phố",
        rule(AddresseeClass(DEPARTMENTS), without=("Công an Thành phố",)),
    ),
    (
        "các sở, ban, ngành (trừ Sở Văn hóa và Thể thao, Sở Nội vụ)",
        rule(AddresseeClass(DEPARTMENTS), without=("Sở Văn hóa và Thể thao", "Sở Nội vụ")),
    ),
    (
        "UBND các phường, trừ các phường Bạch Môn, Cửa Nam và Sen Đông",
        rule(OF_WARDS, without=("phường Bạch Môn", "phường Cửa Nam", "phường Sen Đông")),
    ),
    (
        "UBND các xã, phường (riêng các phường: Bạch Môn, Cửa Nam)",
        rule(OF_COMMUNES, only=("phường Bạch Môn", "phường Cửa Nam")),
    ),
    ("Công an quận, Ban CHQS quận", rule(named=("Công an quận", "Ban CHQS quận"))),
    (
        "Ban Tuyên giáo Quận ủy; Ủy ban MTTQ và các tổ chức chính trị - xã hội quận",
        rule(AddresseeClass((K.FRONT,), (L.DISTRICT,)), named=("Ban Tuyên giáo Quận ủy", "Ủy ban MTTQ")),
    ),
    (
        "Các Sở, ban, ngành Thành phố, các quận, huyện, thị xã, các đơn vị thuộc Thành phố",
        rule(AddresseeClass(DEPARTMENTS, (L.PROVINCE,)), OF_DISTRICTS, AddresseeClass(UNITS, (L.PROVINCE,))),
    ),
]
NONE = [
    "Sở Nội vụ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nội vụ (Ban Thi đua - Khen thưởng Thành phố)",
    "UBND phường Bạch Môn",
    "UBND quận",
    "Thành phố",
    "Lãnh đạo Thành phố",
    "các cấp",
    "Báo và Phát thanh, truyền hình tỉnh",
    "Các Cụm thi đua thuộc Thành phố",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_class_is_read_from_how_plans_write_it(text: str, expected: AddresseeRule) -> None:
    assert addressee_rule(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_one_body_or_nobody_is_no_class(text: str) -> None:
    assert addressee_rule(text) is None


@pytest.mark.parametrize("expected", [expected for _, expected in CASES])
def test_a_rule_is_stored_and_taken_again(expected: AddresseeRule) -> None:
    assert AddresseeRule.from_json(json.loads(json.dumps(expected.to_json()))) == expected


def test_who_is_related_is_for_whoever_leads_to_say() -> None:
    rules = [addressee_rule(text) for text in ("các đơn vị liên quan", "các sở, ban, ngành")]
    assert [found and found.related_only for found in rules] == [True, False]
