"""Links with which people set their passwords."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from chutri.office.background.models import BackgroundJob
from chutri.office.history.queries import lines_about
from chutri.office.people.choices import LinkPurpose
from chutri.office.people.jobs import mail_access_link
from chutri.office.people.models import AccessLink, User
from chutri.office.people.operations import (
    UnableToUseLink,
    ask_for_reset,
    link_of,
    link_path,
    make_link,
    set_password_by_link,
)
from tests.factories.office import LATER, NOW
from tests.factories.post_room import free_port, open_post_room, parts, post_to

NEW = "một-mật-khẩu-khác-2026"
INVITATION, RESET = LinkPurpose.INVITATION, LinkPurpose.RESET


def secret_for(person: User, purpose: LinkPurpose = INVITATION) -> str:
    return make_link(person=person, purpose=purpose, by=None, at=NOW)


def test_a_link_sets_the_password_once(an: User) -> None:
    secret = secret_for(an)
    set_password_by_link(secret=secret, password=NEW, at=LATER)
    assert User.objects.get(pk=an.pk).check_password(NEW) is True
    assert lines_about(an)[0].words == "Nhận lời mời, đặt mật khẩu"
    with pytest.raises(UnableToUseLink, match="đã được dùng"):
        set_password_by_link(secret=secret, password="khác-nữa-2026", at=LATER)
    assert User.objects.get(pk=an.pk).check_password(NEW) is True


@pytest.mark.parametrize(
    ("purpose", "after", "works"),
    [
        (INVITATION, timedelta(days=7) - timedelta(seconds=1), True),
        (INVITATION, timedelta(days=7), False),
        (RESET, timedelta(minutes=59), True),
        (RESET, timedelta(hours=1), False),
    ],
)
def test_a_link_ends_with_its_time(an: User, purpose: LinkPurpose, after: timedelta, works: bool) -> None:
    secret = secret_for(an, purpose)
    if works:
        assert link_of(secret, at=NOW + after).person == an
    else:
        with pytest.raises(UnableToUseLink, match="đã hết hạn"):
            link_of(secret, at=NOW + after)


def test_a_new_link_takes_the_place_of_the_old_one(an: User) -> None:
    old, new = secret_for(an), secret_for(an)
    with pytest.raises(UnableToUseLink, match="đường dẫn mới hơn"):
        link_of(old, at=NOW)
    assert link_of(new, at=NOW).person == an


def test_nobody_whose_login_was_taken_away_sets_a_password(an: User) -> None:
    secret = secret_for(an)
    User.objects.filter(pk=an.pk).update(is_active=False)
    with pytest.raises(UnableToUseLink):
        link_of(secret, at=NOW)


def test_a_weak_password_leaves_the_link_to_be_used(an: User) -> None:
    secret = secret_for(an)
    with pytest.raises(ValidationError):
        set_password_by_link(secret=secret, password="12345678", at=NOW)
    assert link_of(secret, at=NOW).used_at is None


def test_the_secret_is_kept_nowhere(an: User) -> None:
    secret = secret_for(an)
    (link,) = AccessLink.objects.all()
    assert (secret in str(vars(link)), len(link.secret_hash)) == (False, 64)


def test_a_forgotten_password_is_set_anew_by_mail(settings: Settings, an: User) -> None:
    User.objects.filter(pk=an.pk).update(email="An@MinhHaiDong.example")
    with open_post_room(settings) as room:
        ask_for_reset(email="an@minhhaidong.example")
        ask_for_reset(email="an@minhhaidong.example")
        ask_for_reset(email="khong-co@minhhaidong.example")
        (job,) = BackgroundJob.objects.filter(name="people.mail_link")
        assert job.arguments == {"person": an.pk, "purpose": "reset"}
        mail_access_link(**job.arguments)
    (letter,) = room.letters
    text = parts(letter)["text/plain"]
    link = next(word for word in text.split() if "/dat-mat-khau/" in word)
    secret = link.removeprefix(f"https://chutri.example{link_path('')}")
    assert link_of(secret, at=datetime.now(UTC)).person == an


def test_a_link_that_was_not_sent_leads_nowhere(settings: Settings, an: User) -> None:
    User.objects.filter(pk=an.pk).update(email="an@minhhaidong.example")
    post_to(settings, free_port())
    with pytest.raises(OSError):
        mail_access_link(person=an.pk, purpose="invitation")
    assert AccessLink.objects.get().revoked_at is not None
