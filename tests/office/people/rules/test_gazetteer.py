"""Directories that come with the program are put together from tables."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.people.choices import AgencyKind, AgencyLevel
from chutri.office.people.rules.gazetteer import COMMUNES_FROM, Gazetteer, Link, Record, read_gazetteer

AGENCIES = """\
key,name,short_name,kind,level,parent,territory,territory_kind,opened_on,closed_on,aliases,codes,source,confidence,note
ubnd,UBND tỉnh A,,peoples_committee,province,,A,province,,,,gso:77,,memory,
cong-an,Công an tỉnh A,Công an tỉnh,sector,province,,A,province,,,CA tỉnh A; Công an A,,,memory,
so,Sở Cũ tỉnh A,Sở Cũ,department,province,ubnd,,,,2025-03-01,,,NĐ 45,verified:B,ghi chú
"""
SUCCESSIONS = """\
predecessor,successor,effective_on,partly,note,source,confidence
so,cong-an,2025-03-01,x,một phần,NĐ 45,verified:B
"""
COMMUNES = """\
gso_code,type,name,former_districts,predecessors
001,phường,Bạch Môn,Thị xã Cửa Bạch,phường Cửa Đông [Thị xã Cửa Bạch]; xã Môn [Thị xã Cửa Bạch]
002,xã,Sen Đông,Thị xã Cửa Bạch,xã Môn [Thị xã Cửa Bạch]
"""
DISTRICTS = "type,name,gso_code\nthị xã,Cửa Bạch,269\n"
BODIES = """\
slug,name,short_name,kind,closed_on,heir,note,confidence
phong,Phòng Nội vụ {đơn vị},Phòng Nội vụ,unit,2025-07-01,communes,Phòng Văn hóa - Xã hội,verified:B
ca,Công an {đơn vị},Công an,sector,2025-03-01,cong-an,,memory
uy,{cấp ủy} {tên},,party,2025-07-01,,,memory
"""


@pytest.fixture(scope="module")
def whole() -> Gazetteer:
    tables = {"agencies": AGENCIES, "successions": SUCCESSIONS, "communes": COMMUNES, "districts": DISTRICTS}
    return read_gazetteer({**tables, "district_bodies": BODIES})


def test_a_row_is_an_agency() -> None:
    found = read_gazetteer({"agencies": AGENCIES}).records
    assert list(found) == ["ubnd", "cong-an", "so"]
    assert found["so"] == Record(
        key="so",
        name="Sở Cũ tỉnh A",
        short_name="Sở Cũ",
        kind=AgencyKind.DEPARTMENT,
        level=AgencyLevel.PROVINCE,
        parent="ubnd",
        closed_on=date(2025, 3, 1),
        source="NĐ 45",
        confidence="verified:B",
        note="ghi chú",
    )
    assert (found["cong-an"].aliases, found["ubnd"].codes) == (("CA tỉnh A", "Công an A"), (("gso", "77"),))


def test_communes_bring_those_before_them_and_their_districts(whole: Gazetteer) -> None:
    assert [(one.name, one.parent, one.opened_on, one.closed_on) for one in list(whole.records.values())[3:]] == [
        ("UBND thị xã Cửa Bạch", "ubnd", None, COMMUNES_FROM),
        ("UBND phường Bạch Môn", "ubnd", COMMUNES_FROM, None),
        ("UBND xã Sen Đông", "ubnd", COMMUNES_FROM, None),
        ("UBND phường Cửa Đông", "thi-xa-cua-bach", None, COMMUNES_FROM),
        ("UBND xã Môn", "thi-xa-cua-bach", None, COMMUNES_FROM),
        ("Phòng Nội vụ thị xã Cửa Bạch", "thi-xa-cua-bach", None, COMMUNES_FROM),
        ("Công an thị xã Cửa Bạch", "thi-xa-cua-bach", None, date(2025, 3, 1)),
        ("Thị ủy Cửa Bạch", "thi-xa-cua-bach", None, COMMUNES_FROM),
    ]


def test_who_took_over_and_whether_all_of_it(whole: Gazetteer) -> None:
    assert {(one.predecessor, one.successor): one.partly for one in whole.links.values()} == {
        ("phuong-cua-dong-thi-xa-cua-bach", "gso:001"): False,
        ("xa-mon-thi-xa-cua-bach", "gso:001"): True,
        ("xa-mon-thi-xa-cua-bach", "gso:002"): True,
        ("thi-xa-cua-bach", "gso:001"): True,
        ("thi-xa-cua-bach", "gso:002"): True,
        ("thi-xa-cua-bach/phong", "gso:001"): True,
        ("thi-xa-cua-bach/phong", "gso:002"): True,
        ("thi-xa-cua-bach/ca", "cong-an"): False,
        ("so", "cong-an"): True,
    }
    assert whole.links["so", "cong-an"] == Link(
        "so", "cong-an", date(2025, 3, 1), True, "một phần", "NĐ 45", "verified:B"
    )


@pytest.mark.parametrize("former", ["Môn [Thị xã Cửa Bạch]", "xã Môn"])
def test_a_commune_before_that_cannot_be_read_is_refused(former: str) -> None:
    table = f"gso_code,type,name,former_districts,predecessors\n001,xã,A,Thị xã Cửa Bạch,{former}\n"
    tables = {"agencies": AGENCIES, "communes": table, "districts": DISTRICTS, "district_bodies": BODIES}
    with pytest.raises(ValueError, match="Môn"):
        read_gazetteer(tables)
