"""People come by operations."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from chutri.office.history.queries import lines_about
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person, set_password
from tests.factories.office import LATER, NOW, PASSWORD

DUNG = NewPerson(username="dung", full_name="Phạm Thị Dung", agency="Sở Y tế", role=Role.READER)


def test_a_person_comes_with_a_line_in_the_history(an: User) -> None:
    dung = add_person(person=DUNG, password=PASSWORD, at=NOW, by=an)
    assert (dung.get_full_name(), dung.get_short_name(), str(dung.agency), dung.role) == (
        "Phạm Thị Dung", "Dung", "Sở Y tế", "reader",
    )  # fmt: skip
    (line,) = lines_about(dung)
    assert (line.actor_name, line.words) == ("Nguyễn Thị An", "Thêm người dùng Phạm Thị Dung (dung)")


def test_an_agency_that_is_there_is_not_made_again(an: User, binh: User) -> None:
    assert an.agency == binh.agency
    assert Agency.objects.count() == 1


def test_an_agency_is_known_by_its_abbreviated_name_too(an: User) -> None:
    short = NewPerson(
        username="dung",
        full_name="Phạm Thị Dung",
        agency=an.agency.name.replace("UBND", "Ủy ban nhân dân"),
        role=Role.READER,
    )
    assert add_person(person=short, password=PASSWORD, at=NOW, by=an).agency == an.agency


def test_a_login_is_given_once(an: User) -> None:
    with pytest.raises(ValidationError):
        add_person(
            person=NewPerson(username="an", full_name="Khác", agency="X", role=Role.READER), password="x", at=NOW
        )
    assert User.objects.count() == 1


def test_a_new_password_replaces_the_old_one(an: User) -> None:
    set_password(person=an, password="mới-hẳn-2026", by=an, at=LATER)
    fresh = User.objects.get(pk=an.pk)
    assert (fresh.check_password("mới-hẳn-2026"), fresh.check_password(PASSWORD)) == (True, False)
