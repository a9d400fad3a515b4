"""Every body that the five shared plans name, against Hà Nội's directory: on the plan's day, and two years later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency
from chutri.office.people.operations import NewPerson, add_person, load_directory
from chutri.office.people.queries import Resolved, agencies_under, resolve, successors_at
from chutri.reading import read_path
from tests.factories.agencies import IN_2026
from tests.factories.office import NOW, PASSWORD

CITY = "UBND thành phố Hà Nội"
# the number of the plan's file → its issuer and a day on which it was in force (its own, where the file keeps one)
PLANS = {
    "000": (CITY, date(2024, 11, 8)),
    "001": (CITY, date(2023, 10, 15)),
    "002": ("UBND quận Thanh Xuân", date(2024, 4, 15)),
    "003": (CITY, date(2024, 3, 15)),
    "004": (CITY, date(2024, 9, 1)),
}
NOBODY = {
    "Các Cụm thi đua thuộc Thành phố",
    "các cấp",
    "lãnh đạo Thành phố những công việc",
    "thành phố trực thuộc Trung ương có liên quan",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in one of the plans, and what it resolves to."""

    name: str
    issuer: str
    found: Resolved

    @property
    def sort(self) -> str:
        """Certain, a class, candidates to choose from, or nothing."""
        if self.found.certain:
            return "certain"
        return "class" if self.found.rule else "candidates" if self.found.candidates else "nothing"


@pytest.fixture
def office(db: None) -> Agency:
    new = NewPerson(username="van", full_name="Đỗ Vân", agency=f"Văn phòng {CITY}", role=Role.OFFICE)
    person = add_person(person=new, password=PASSWORD, at=NOW)
    load_directory(name="ha-noi", by=person, at=NOW)
    return person.agency


def called(agency: Agency) -> str:
    return agency.short_name if agency.level == "province" and agency.short_name else agency.name


def asked(shared: Path, office: Agency, on: date | None = None) -> Iterator[Asked]:
    """Give the names of all plans, each plan's once, as they resolve on a day (without one: the plan's own)."""
    for number, (issuer, day) in PLANS.items():
        (file,) = (shared / "seeds").glob(f"{number}_*.txt")
        tasks = read_path(file).tasks
        names = dict.fromkeys(
            party.text for task in tasks for party in (*task.agencies, *task.partners, *task.consults, *task.submits_to)
        )
        found = resolve(names, office=office, issuer=issuer, on=on or day)
        yield from (Asked(name, issuer, found[name]) for name in names)


def test_on_the_plans_own_day(shared: Path, office: Agency) -> None:
    names = list(asked(shared, office))
    assert Counter(one.sort for one in names) == {"certain": 63, "class": 43, "candidates": 14, "nothing": 4}
    assert {one.name for one in names if one.sort == "nothing"} == NOBODY
    # what is offered first was looked at by eye: all but one are the body meant, and that one names no single body
    assert {
        (one.name, one.found.candidates[0].name.removesuffix(" Hà Nội")) for one in names if one.sort == "candidates"
    } == {
        ("Lãnh đạo Thành phố", "UBND thành phố"),
        ("Ban Thường vụ Thành ủy", "Thành ủy"),
        ("Thủ tướng Chính phủ", "Chính phủ"),
        ("Thành phố", "UBND thành phố"),
        ("Chủ tịch UBND Thành phố", "UBND thành phố"),
        ("UBND Thành phố (qua Ban Thi đua - Khen thưởng Thành phố)", "UBND thành phố"),
        ("Sở Nội vụ (Ban Thi đua - Khen thưởng Thành phố)", "Sở Nội vụ thành phố"),
        ("Sở Văn hóa và Thể thao (cơ quan Thường trực)", "Sở Văn hóa và Thể thao thành phố"),
        ("Công an Thành phố (PCCC)", "Công an thành phố"),
        ("phòng Nội vụ (Thường trực Ban Thi đua - Khen thưởng quận)", "Phòng Nội vụ quận Thanh Xuân"),
        ("Ban Tuyên giáo", "Ban Tuyên giáo Thành ủy"),
        ("đài phát thanh - truyền hình các tỉnh", "Đài Phát thanh và Truyền hình"),
    }


def test_two_years_later_whoever_was_dissolved_asks_and_names_heirs(shared: Path, office: Agency) -> None:
    names = list(asked(shared, office, IN_2026))
    assert Counter(one.sort for one in names) == {"certain": 33, "class": 43, "candidates": 44, "nothing": 4}
    first = [one.found.candidates[0] for one in names if one.found.candidates]
    gone = list(Agency.objects.filter(pk__in=[one.agency_id for one in first if one.closed_on]))
    heirs = successors_at(gone, on=IN_2026)
    said = {called(agency): [called(heir) for heir in heirs[agency.pk]] for agency in gone}
    wards = [
        f"UBND phường {name}"
        for name in ("Đại Mỗ", "Khương Đình", "Phương Liệt", "Thanh Liệt", "Thanh Xuân", "Tương Mai", "Yên Hòa")
    ]
    assert {name: found for name, found in said.items() if found != wards} == {
        "Sở Kế hoạch và Đầu tư": ["Sở Tài chính"],
        "Sở Thông tin và Truyền thông": ["Sở Khoa học và Công nghệ", "Sở Văn hóa và Thể thao"],
        "Sở Lao động - Thương binh và Xã hội": ["Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Y tế"],
        "Sở Giao thông vận tải": ["Sở Xây dựng"],
        "Ban Thi đua - Khen thưởng Thành phố": ["Sở Nội vụ"],
        "Ban Tuyên giáo Thành ủy": ["Ban Tuyên giáo và Dân vận Thành ủy"],
        "Đài Phát thanh và Truyền hình Hà Nội": ["Cơ quan Báo và Phát thanh, Truyền hình Hà Nội"],
        "UBND quận Hoàn Kiếm": [
            "UBND phường Ba Đình", "UBND phường Cửa Nam", "UBND phường Hoàn Kiếm", "UBND phường Hồng Hà",
            "UBND phường Văn Miếu - Quốc Tử Giám",
        ],
    }  # fmt: skip
    assert len([name for name, found in said.items() if found == wards]) == 10


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (None, {"các ban, sở, ngành": 35, "các quận, huyện, thị xã": 30, "UBND các phường": 9, "các báo": 3}),
        (IN_2026, {"các ban, sở, ngành": 28, "các quận, huyện, thị xã": 0, "UBND các phường": 0, "các báo": 3}),
    ],
)
def test_classes_cover_who_there_was_that_day(
    on: date | None, counts: dict[str, int], shared: Path, office: Agency
) -> None:
    days = dict(PLANS.values())
    covered = {
        one.name: agencies_under(one.found.rule, issuer=one.issuer, office=office, on=on or days[one.issuer]).count()
        for one in asked(shared, office, on)
        if one.found.rule and one.name in counts
    }
    assert covered == counts
