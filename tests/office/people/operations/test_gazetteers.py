"""Loading the directories that come with the program."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, AgencyName, Succession, User
from chutri.office.people.operations import UnableToLoadDirectory, load_directory, rename_agency
from chutri.office.people.operations.gazetteers import Loaded, directories_there, gazetteer_of
from tests.factories.agencies import COMMUNES
from tests.factories.office import LATER, NOW

NAME = "minh-hai-dong"


def rows() -> tuple[int, int, int]:
    return Agency.objects.count(), AgencyName.objects.count(), Succession.objects.count()


def test_loading_twice_changes_nothing(an: User) -> None:
    first = load_directory(name=NAME, by=an, at=NOW)
    there = rows()
    again = load_directory(name=NAME, by=an, at=LATER)
    total = len(gazetteer_of(NAME).records)
    # An's own agency was there, entered by its name alone, and is taken for the directory's
    assert (first, again) == (Loaded(total - 1, 1, 0, 0), Loaded(0, 0, total, 0))
    assert (rows(), Agency.objects.count()) == (there, total)
    assert again.words == f"Danh bạ: thêm 0, sửa 0, không đổi {total} cơ quan."
    assert [line.words for line in lines_about(Agency.objects.get(data_key=f"{NAME}/ubnd"))] == [
        f"Nạp danh bạ {NAME}: thêm {total - 1}, sửa 1 cơ quan"
    ]


def test_an_agency_that_was_there_gets_what_nobody_had_said_of_it(an: User) -> None:
    load_directory(name=NAME, by=an, at=NOW)
    an.agency.refresh_from_db()
    assert (an.agency.kind, an.agency.short_name, an.agency.parent and an.agency.parent.name) == (
        "department", "Văn phòng UBND tỉnh", "UBND tỉnh Minh Hải Đông",
    )  # fmt: skip


def test_what_a_person_changed_stays(an: User) -> None:
    load_directory(name=NAME, by=an, at=NOW)
    home = Agency.objects.get(data_key=f"{NAME}/so-noi-vu")
    rename_agency(agency=home, name="Sở Nội vụ và Lao động tỉnh Minh Hải Đông", on=COMMUNES, by=an, at=NOW)
    # as if the directory's newer edition said something else of two facts, one of which the person changed
    home.refresh_from_db()
    home.loaded |= {"name": "Sở Nội vụ cũ", "note": "ghi chú trước đây"}
    home.note = "ghi chú trước đây"
    home.save()
    assert load_directory(name=NAME, by=an, at=LATER) == Loaded(0, 1, len(gazetteer_of(NAME).records) - 1, 1)
    home.refresh_from_db()
    assert (home.name, home.note) == ("Sở Nội vụ và Lao động tỉnh Minh Hải Đông", "")


def test_a_name_or_heir_that_a_person_took_away_does_not_come_back(an: User) -> None:
    load_directory(name=NAME, by=an, at=NOW)
    Succession.objects.filter(predecessor__data_key=f"{NAME}/so-gtvt").delete()
    AgencyName.objects.filter(agency__data_key=f"{NAME}/bao", official=False).delete()
    there = rows()
    load_directory(name=NAME, by=an, at=LATER)
    assert rows() == there


def test_a_new_name_and_a_new_heir_of_a_newer_edition_come(an: User) -> None:
    load_directory(name=NAME, by=an, at=NOW)
    there = rows()
    Succession.objects.filter(predecessor__data_key=f"{NAME}/so-gtvt").delete()
    Agency.objects.filter(data_key=f"{NAME}/so-gtvt").update(loaded={})
    AgencyName.objects.filter(agency__data_key=f"{NAME}/so-gtvt").delete()
    load_directory(name=NAME, by=an, at=LATER)
    assert rows() == there


def test_there_are_two_directories_and_others_are_refused(an: User) -> None:
    assert directories_there() == ("ha-noi", NAME)
    with pytest.raises(UnableToLoadDirectory, match="Không có danh bạ “x”; hiện có: ha-noi, minh-hai-dong"):
        load_directory(name="x", by=an, at=NOW)


def test_ha_noi_has_its_communes_districts_and_what_was_before(an: User) -> None:
    load_directory(name="ha-noi", by=an, at=NOW)
    there = Agency.objects.filter(kind="peoples_committee", data_key__startswith="ha-noi/")
    counted = [
        there.filter(level="commune", closed_on=None).count(),
        there.filter(level="district", closed_on=COMMUNES).count(),
        there.filter(level="commune", closed_on=COMMUNES).count(),
    ]
    assert counted == [126, 30, 526]
    assert not Succession.objects.filter(successor__closed_on__isnull=False).exists()


def test_a_second_loading_asks_as_little_of_the_database_as_of_a_small_directory(
    an: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in directories_there():
        load_directory(name=name, by=an, at=NOW)
        with django_assert_num_queries(6):
            load_directory(name=name, by=an, at=LATER)
        assert rows()[0] > 50
