"""Agencies are added, corrected, renamed, closed, merged and split, each on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import (
    AgencyChangedMeanwhile,
    AgencyFacts,
    Heir,
    UnableToChangeAgency,
    add_agency,
    close_agency,
    edit_agency,
    merge_agencies,
    rename_agency,
    reopen_agency,
    split_agency,
)
from chutri.office.people.queries import successors_at
from chutri.office.people.queries.facts import facts_of, mark_of
from tests.factories.agencies import COMMUNES, MERGED, body, department
from tests.factories.office import LATER, NOW


def names(agency: Agency) -> list[tuple[str, date | None, date | None]]:
    return list(agency.names.order_by("pk").values_list("name", "valid_from", "valid_to"))


def story(agency: Agency) -> list[str]:
    return [line.words for line in lines_about(agency)]


def test_an_agency_comes_with_its_names_and_codes(an: User) -> None:
    facts = AgencyFacts(
        name="Sở Y tế", aliases=("Sở YT", "Sở y tế", "Ngành y tế"), codes=(("qd20", "H01"),), opened_on=MERGED
    )
    added = add_agency(facts=facts, by=an, at=NOW)
    assert names(added) == [("Sở Y tế", MERGED, None), ("Sở YT", None, None), ("Ngành y tế", None, None)]
    assert [str(code) for code in added.codes.all()] == ["qd20: H01"]
    assert (story(added), "nganh y te" in added.search) == (["Thêm cơ quan Sở Y tế"], True)


def test_two_open_bodies_of_one_place_do_not_bear_one_name(an: User) -> None:
    home = department("Sở Nội vụ")
    with pytest.raises(UnableToChangeAgency, match="Đã có cơ quan đang hoạt động"):
        add_agency(facts=AgencyFacts(name=home.name.upper(), parent=home.parent), by=an, at=NOW)
    add_agency(facts=AgencyFacts(name=home.name), by=an, at=NOW)
    with pytest.raises(ValidationError):
        add_agency(facts=AgencyFacts(name="Sở X", email="không phải thư"), by=an, at=NOW)


def test_a_new_name_keeps_the_old_one_with_its_days(an: User) -> None:
    paper = body("Báo Đông")
    rename_agency(agency=paper, name="Báo và Đài Đông", on=MERGED, by=an, at=NOW)
    paper.refresh_from_db()
    assert names(paper) == [("Báo Đông", None, date(2025, 2, 28)), ("Báo và Đài Đông", MERGED, None)]
    assert (paper.name, "bao dong" in paper.search) == ("Báo và Đài Đông", True)
    assert story(paper) == ["Đổi tên từ 01/03/2025: Báo Đông → Báo và Đài Đông"]
    with pytest.raises(UnableToChangeAgency, match="Tên hiện nay dùng từ 01/03/2025"):
        rename_agency(agency=paper, name="Khác", on=MERGED, by=an, at=NOW)


def test_a_closed_body_names_its_heirs_until_that_is_taken_back(an: User) -> None:
    old, new = department("Sở Cũ"), department("Sở Mới")
    close_agency(agency=old, on=COMMUNES, successors=[Heir(new)], by=an, at=NOW)
    old.refresh_from_db()
    assert (old.closed_on, names(old)[0][2], successors_at([old], on=COMMUNES)) == (
        COMMUNES,
        date(2025, 6, 30),
        {old.pk: (new,)},
    )
    reopen_agency(agency=old, by=an, at=LATER)
    old.refresh_from_db()
    assert (old.closed_on, names(old)[0][2], old.successions.count()) == (None, None, 0)
    assert story(old) == [
        f"Hoàn tác việc kết thúc hoạt động của {old.name}",
        f"{old.name} kết thúc hoạt động từ 01/07/2025; đơn vị kế thừa: {new.name}",
    ]


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("close twice", "đã kết thúc hoạt động từ"),
        ("close before", "ngày kết thúc phải sau ngày đó"),
        ("inherit from itself", "không thể kế thừa chính mình"),
        ("inherit when closed", "không thể kế thừa"),
        ("rename when closed", "đã kết thúc hoạt động từ"),
        ("reopen an open one", "đang hoạt động"),
        ("merge one", "ít nhất hai cơ quan"),
        ("split into one", "ít nhất hai cơ quan mới"),
    ],
)
def test_what_can_not_be_is_refused(deed: str, words: str, an: User) -> None:
    one, ended = department("Sở A", opened_on=MERGED), department("Sở B", closed_on=MERGED)
    deeds: dict[str, Callable[[], object]] = {
        "close twice": lambda: close_agency(agency=ended, on=COMMUNES, by=an, at=NOW),
        "close before": lambda: close_agency(agency=one, on=MERGED, by=an, at=NOW),
        "inherit from itself": lambda: close_agency(agency=one, on=COMMUNES, successors=[Heir(one)], by=an, at=NOW),
        "inherit when closed": lambda: close_agency(agency=one, on=COMMUNES, successors=[Heir(ended)], by=an, at=NOW),
        "rename when closed": lambda: rename_agency(agency=ended, name="C", on=COMMUNES, by=an, at=NOW),
        "reopen an open one": lambda: reopen_agency(agency=one, by=an, at=NOW),
        "merge one": lambda: merge_agencies(
            agencies=[one, one], into=AgencyFacts(name="C"), on=COMMUNES, by=an, at=NOW
        ),
        "split into one": lambda: split_agency(agency=one, into=[AgencyFacts(name="C")], on=COMMUNES, by=an, at=NOW),
    }
    with pytest.raises(UnableToChangeAgency, match=words):
        deeds[deed]()


def test_several_become_one_and_one_becomes_several(an: User) -> None:
    first, second = department("Sở A"), department("Sở B")
    joined = merge_agencies(
        agencies=[first, second], into=AgencyFacts(name="Sở AB", opened_on=MERGED), on=MERGED, by=an, at=NOW
    )
    parts = split_agency(
        agency=joined, into=[AgencyFacts(name="Sở C"), AgencyFacts(name="Sở D")], on=COMMUNES, by=an, at=LATER
    )
    first.refresh_from_db()
    assert successors_at([first], on=MERGED)[first.pk] == (joined,)
    assert successors_at([first], on=COMMUNES)[first.pk] == parts
    assert story(second) == [f"{second.name} hợp nhất vào Sở AB từ 01/03/2025"]
    assert story(parts[0]) == ["Sở C tách ra từ Sở AB"]


def test_a_correction_says_what_it_changed(an: User) -> None:
    home = department("Sở Nội vụ", aliases=("Ngành nội vụ",))
    before = facts_of(home)
    wanted = replace(
        before, name=f"{before.name}.", email="noivu@example.vn", aliases=("Sở NV",), codes=(("qd20", "H1"),)
    )
    edit_agency(agency=home, facts=wanted, seen=mark_of(before), by=an, at=NOW)
    home = Agency.objects.get(pk=home.pk)
    assert facts_of(home) == wanted
    assert [name for name, _, _ in names(home)] == [f"{before.name}.", "Sở NV"]
    (line,) = lines_about(home)
    assert line.words == f"Sửa {before.name}.: tên cơ quan, hộp thư công vụ, tên gọi khác, mã định danh"
    assert line.changes["aliases"] == ["Ngành nội vụ", "Sở NV"]
    edit_agency(agency=home, facts=wanted, seen=mark_of(wanted), by=an, at=LATER)
    assert lines_about(home).count() == 1


def test_who_saves_second_is_told_what_the_first_wrote(an: User) -> None:
    home = department("Sở Nội vụ")
    before = facts_of(home)
    edit_agency(agency=home, facts=replace(before, note="một"), seen=mark_of(before), by=an, at=NOW)
    with pytest.raises(AgencyChangedMeanwhile) as raised:
        edit_agency(agency=home, facts=replace(before, note="hai"), seen=mark_of(before), by=an, at=LATER)
    assert raised.value.facts.note == "một"


def test_an_agency_does_not_stand_below_itself(an: User) -> None:
    home = department("Sở Nội vụ")
    unit = body("Phòng A", parent=home)
    facts = facts_of(home)
    with pytest.raises(UnableToChangeAgency, match="không thể là chính cơ quan này"):
        edit_agency(agency=home, facts=replace(facts, parent=unit), seen=mark_of(facts), by=an, at=NOW)
