"""Inviting people, taking logins away, correcting."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries, Settings

from chutri.office.background.models import BackgroundJob
from chutri.office.history.queries import lines_about
from chutri.office.people.choices import PersonState, Role
from chutri.office.people.models import Delegation, Posting, User
from chutri.office.people.operations import (
    Invitee,
    UnableToChangePosting,
    UnableToDeactivate,
    UnableToInvite,
    correct_person,
    deactivate_person,
    invite_again,
    invite_people,
    link_of,
    reactivate_person,
    remove_second_factor,
)
from tests.factories.office import LATER, NOW
from tests.factories.post_room import free_port, post_to


def giang(an: User, **facts: object) -> Invitee:
    email, role = "giang@minhhaidong.example", Role.SPECIALIST
    known = {"full_name": "Vũ  Thị Giang", "username": "giang", "email": email, "agency": an.agency, "role": role}
    return Invitee(**{**known, **facts})  # type: ignore[arg-type]


def test_who_is_invited_has_a_role_no_password_and_a_link_under_way(settings: Settings, an: User) -> None:
    post_to(settings, free_port())
    (person,) = invite_people(people=[giang(an, position="Chuyên viên chính")], by=an, at=NOW)
    (posting,) = person.postings.all()
    assert (person.full_name, person.state, person.search) == (
        "Vũ Thị Giang", PersonState.INVITED, "vu thi giang giang giang@minhhaidong.example",
    )  # fmt: skip
    assert (posting.role, posting.position, posting.starts_on) == ("specialist", "Chuyên viên chính", NOW.date())
    assert [job.arguments for job in BackgroundJob.objects.all()] == [
        {"person": person.pk, "purpose": "invitation", "by": an.pk}
    ]
    assert lines_about(person)[0].words == ("Mời Vũ Thị Giang (giang): Chuyên viên, Văn phòng UBND tỉnh Minh Hải Đông")


@pytest.mark.parametrize("wrong", [{"username": "an"}, {"email": "khong-phai-thu"}, {"full_name": ""}])
def test_one_that_is_wrong_keeps_all_from_being_invited(an: User, wrong: dict[str, str]) -> None:
    with pytest.raises(UnableToInvite):
        invite_people(people=[giang(an), giang(an, **{"username": "b", "email": "b@x.vn", **wrong})], by=an, at=NOW)
    assert User.objects.count() == 1


def test_an_address_belongs_to_one_person(an: User) -> None:
    invite_people(people=[giang(an)], by=an, at=NOW)
    with pytest.raises(UnableToInvite, match="Thư điện tử này đã thuộc về một người dùng khác"):
        invite_people(people=[giang(an, username="b", email="GIANG@minhhaidong.example")], by=an, at=NOW)


def test_without_a_mail_server_a_link_is_given_to_hand_over(an: User) -> None:
    (person,) = invite_people(people=[giang(an)], by=an, at=NOW)
    with pytest.raises(UnableToInvite, match="chưa được cấu hình gửi thư"):
        invite_again(person=person, by=an, at=NOW)
    assert link_of(invite_again(person=person, by=an, at=NOW, show=True), at=LATER).person == person


def test_a_login_taken_away_ends_what_was_lent_and_may_come_back(an: User, binh: User, chi: User) -> None:
    Delegation.objects.create(giver=binh, taker=chi, starts_on=NOW.date(), ends_on=NOW.date())
    deactivate_person(person=binh, by=an, at=NOW)
    assert (User.objects.get(pk=binh.pk).is_active, Delegation.objects.get().revoked_at) == (False, NOW)
    with pytest.raises(UnableToInvite, match="đã ngừng"):
        invite_again(person=binh, by=an, at=NOW)
    assert reactivate_person(person=binh, by=an, at=NOW).is_active is True


def test_nobody_takes_their_own_login_away(an: User) -> None:
    with pytest.raises(UnableToDeactivate, match="tài khoản của mình"):
        deactivate_person(person=an, by=an, at=NOW)


def test_the_last_administrator_stays(an: User, binh: User, chi: User) -> None:
    Posting.objects.create(person=binh, agency=binh.agency, role=Role.ADMINISTRATOR, starts_on=NOW.date())
    with pytest.raises(UnableToChangePosting, match="người quản trị cuối cùng"):
        deactivate_person(person=binh, by=an, at=NOW)
    Posting.objects.create(person=chi, agency=chi.agency, role=Role.ADMINISTRATOR, starts_on=NOW.date())
    assert deactivate_person(person=binh, by=an, at=NOW).is_active is False


def test_a_correction_says_what_changed(an: User, binh: User) -> None:
    correct_person(person=binh, full_name="Lê Văn  Bình An", email="binh@minhhaidong.example", by=an, at=NOW)
    line = lines_about(binh)[0]
    assert line.changes == {
        "full_name": ["Lê Văn Bình", "Lê Văn Bình An"],
        "email": ["", "binh@minhhaidong.example"],
    }
    correct_person(person=binh, full_name="Lê Văn Bình An", email="binh@minhhaidong.example", by=an, at=LATER)
    assert lines_about(binh)[0] == line
    with pytest.raises(ValidationError):
        correct_person(person=binh, full_name="", email="x", by=an, at=LATER)


def test_a_lost_second_factor_is_taken_away(an: User, binh: User) -> None:
    Authenticator.objects.create(user=binh, type=Authenticator.Type.TOTP, data={})
    remove_second_factor(person=binh, by=an, at=NOW)
    assert (Authenticator.objects.count(), lines_about(binh)[0].deed) == (0, "remove_second_factor")


def test_a_list_of_people_costs_a_few_queries_each(an: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    many = [giang(an, username=f"g{number}", email=f"g{number}@x.vn") for number in range(3)]
    # two savepoints, the head of the history and its lines: 7; each: three checks with a savepoint, person, posting
    with django_assert_num_queries(7 + 3 * 7):
        invite_people(people=many, by=an, at=NOW)
