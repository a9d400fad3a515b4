"""Inviting people: one, or a sheet of them; inviting again; taking a login away and giving it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from chutri.office.background.operations import enqueue_once
from chutri.office.history.operations import Entry, record, record_many
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.choices import LinkPurpose, Role
from chutri.office.people.models import Agency, Posting, User
from chutri.office.people.operations.access import make_link
from chutri.office.people.operations.mails import mail_is_set_up
from chutri.office.people.operations.postings import keep_an_administrator
from chutri.office.people.operations.sessions import end_sessions


class UnableToInvite(Exception):
    """The person can't be invited; the message is Vietnamese and fit for the screen."""


class UnableToDeactivate(Exception):
    """The login can't be taken away; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Somebody to invite into an agency."""

    full_name: str
    username: str
    email: str
    agency: Agency
    role: Role
    position: str = ""


def write_keys(person: User) -> None:
    """Write what people are sorted by (the given name, which stands last, then the rest from behind) and found by."""
    person.name_order = sort_key(" ".join(reversed(person.full_name.split())))
    person.search = fold(f"{person.full_name} {person.username} {person.email}")


@transaction.atomic
def invite_people(*, people: Iterable[Invitee], by: User, at: datetime) -> list[User]:
    """Make a login for each and send the links with which they set their passwords, once all are saved.

    Without a mail server no link is made: ``invite_again`` gives one to show. Raises UnableToInvite, naming who.
    """
    invited = [_add(one, by, at) for one in people]
    for person in invited:
        _send(person, by)
    words = [
        Entry("invite_person", person, f"Mời {person.full_name} ({person.username}): {person.get_role_display()}, {person.agency.name}")
        for person in invited
    ]  # fmt: skip
    record_many(by=by, at=at, entries=words)
    return invited


@transaction.atomic
def invite_again(*, person: User, by: User, at: datetime, show: bool = False) -> str:
    """Send somebody a new link, and no earlier one leads anywhere. With ``show`` its secret is given instead, to hand over.

    Raises UnableToInvite when their login was taken away, or there is neither a mail server nor an address.
    """
    if not person.is_active:
        raise UnableToInvite("Tài khoản này đã ngừng sử dụng.")
    secret = ""
    if show:
        secret = make_link(person=person, purpose=LinkPurpose.INVITATION, by=by, at=at)
    elif not mail_is_set_up():
        raise UnableToInvite("Hệ thống chưa được cấu hình gửi thư; hãy nhờ người quản trị hệ thống lấy đường dẫn.")
    elif not person.email:
        raise UnableToInvite("Người này chưa có địa chỉ thư điện tử.")
    else:
        _send(person, by)
    words = f"{'Tạo đường dẫn' if show else 'Gửi lại lời mời'} đặt mật khẩu cho {person.full_name} ({person.username})"
    record(by=by, at=at, deed="invite_again", about=person, words=words)
    return secret


@transaction.atomic
def deactivate_person(*, person: User, by: User, at: datetime) -> User:
    """Take a login away: sessions end at once, nothing is lost. Raises UnableToDeactivate, UnableToChangePosting."""
    if person.pk == by.pk:
        raise UnableToDeactivate("Không ai tự ngừng tài khoản của mình.")
    if person.postings.filter(role=Role.ADMINISTRATOR, ends_on=None).exists():
        keep_an_administrator(Q(person=person))
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.access_links.filter(used_at=None, revoked_at=None).update(revoked_at=at)
    person.delegations.filter(revoked_at=None, ends_on__gte=localdate(at)).update(revoked_at=at)
    end_sessions(person)
    words = f"Ngừng tài khoản của {person.full_name} ({person.username})"
    record(by=by, at=at, deed="deactivate_person", about=person, words=words)
    return person


@transaction.atomic
def reactivate_person(*, person: User, by: User, at: datetime) -> User:
    """Give a login back, with the password and the roles that it had."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    words = f"Cho {person.full_name} ({person.username}) dùng lại tài khoản"
    record(by=by, at=at, deed="reactivate_person", about=person, words=words)
    return person


@transaction.atomic
def correct_person(*, person: User, full_name: str, email: str, by: User, at: datetime) -> User:
    """Correct somebody's name and address. Raises ValidationError."""
    before = {"full_name": person.full_name, "email": person.email}
    person.full_name, person.email = " ".join(full_name.split()), email.strip()
    write_keys(person)
    person.full_clean(exclude=["password"])
    person.save(update_fields=["full_name", "email", "name_order", "search"])
    after = {"full_name": person.full_name, "email": person.email}
    changes = {field: [before[field], after[field]] for field in before if before[field] != after[field]}
    if changes:
        words = f"Sửa thông tin của {person.full_name} ({person.username})"
        record(by=by, at=at, deed="correct_person", about=person, words=words, changes=changes)
    return person


@transaction.atomic
def remove_second_factor(*, person: User, by: User, at: datetime) -> None:
    """Take away codes and keys of somebody who lost them; their sessions end."""
    Authenticator.objects.filter(user_id=person.pk).delete()
    end_sessions(person)
    words = f"Gỡ xác thực hai bước của {person.full_name} ({person.username})"
    record(by=by, at=at, deed="remove_second_factor", about=person, words=words)


def _add(one: Invitee, by: User, at: datetime) -> User:
    added = User(
        username=one.username,
        full_name=" ".join(one.full_name.split()),
        email=one.email,
        agency=one.agency,
        role=one.role,
    )
    write_keys(added)
    added.set_unusable_password()
    try:
        added.full_clean()
    except ValidationError as error:
        raise UnableToInvite(f"{one.full_name or one.email}: {' '.join(error.messages)}") from error
    added.save()
    Posting.objects.create(
        person=added, agency=one.agency, role=one.role, position=one.position, starts_on=localdate(at)
    )  # fmt: skip
    return added


def _send(person: User, by: User) -> None:
    if mail_is_set_up() and person.email:
        purpose = LinkPurpose.INVITATION.value
        enqueue_once("people.mail_link", f"people:invite:{person.pk}", person=person.pk, purpose=purpose, by=by.pk)
