"""Links with which people set their password: invitations for seven days, resets for one hour, each used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import models, transaction

from chutri.office.background.operations import enqueue_once
from chutri.office.history.operations import record
from chutri.office.people.choices import LinkPurpose
from chutri.office.people.models import AccessLink, User
from chutri.office.people.operations.mails import mail_is_set_up, send_letter, site_address
from chutri.office.people.operations.sessions import end_sessions
from chutri.office.people.queries.users import person_by_email
from chutri.office.people.rules.letters import Letter

VALID_FOR = {LinkPurpose.INVITATION: timedelta(days=7), LinkPurpose.RESET: timedelta(hours=1)}
_LONG_ENOUGH_TO_GUESS_NOTHING = 32  # bytes


class UnableToUseLink(Exception):
    """The link leads nowhere any more; the message is Vietnamese and fit for the screen."""


def link_path(secret: str) -> str:
    """Give the path of the page on which the bearer of a secret sets a password."""
    return f"/dat-mat-khau/{secret}"


@transaction.atomic
def make_link(*, person: User, purpose: LinkPurpose, by: User | None, at: datetime) -> str:
    """Make a link and give its secret, which is kept nowhere; earlier links of the same kind lead nowhere from now on."""
    _open_links(person).filter(purpose=purpose).update(revoked_at=at)
    secret = secrets.token_urlsafe(_LONG_ENOUGH_TO_GUESS_NOTHING)
    AccessLink.objects.create(
        person=person,
        purpose=purpose,
        secret_hash=_hash(secret),
        made_by=by,
        made_at=at,
        expires_at=at + VALID_FOR[purpose],
    )
    return secret


def link_of(secret: str, *, at: datetime) -> AccessLink:
    """Give the link that a secret opens. Raises UnableToUseLink when it was used, called back or is too old."""
    link = AccessLink.objects.select_related("person__agency").filter(secret_hash=_hash(secret)).first()
    if link is None or link.revoked_at or not link.person.is_active:
        raise UnableToUseLink("Đường dẫn này không đúng hoặc đã được thay bằng đường dẫn mới hơn.")
    if link.used_at:
        raise UnableToUseLink("Đường dẫn này đã được dùng. Nếu quên mật khẩu, hãy dùng “Quên mật khẩu”.")
    if link.expires_at <= at:
        raise UnableToUseLink("Đường dẫn này đã hết hạn. Hãy nhờ văn phòng hoặc người quản trị gửi lại.")
    return link


@transaction.atomic
def set_password_by_link(*, secret: str, password: str, at: datetime) -> User:
    """Give the bearer of a link the password that they chose; all sessions of theirs end.

    Raises UnableToUseLink, ValidationError when the password is too weak.
    """
    link = link_of(secret, at=at)
    person = link.person
    validate_password(password, person)
    if not AccessLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=at):
        raise UnableToUseLink("Đường dẫn này vừa được dùng.")
    _open_links(person).update(revoked_at=at)
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person)
    words = "Nhận lời mời, đặt mật khẩu" if link.purpose == LinkPurpose.INVITATION else "Đặt lại mật khẩu qua thư"
    record(by=person, at=at, deed="set_password_by_link", about=person, words=words)
    return person


def ask_for_reset(*, email: str) -> None:
    """Let whoever has this e-mail address set a new password: a job sends the link. Nobody is told whether there is such a person."""
    person = person_by_email(email)
    if person and person.is_active and mail_is_set_up():
        enqueue_once("people.mail_link", f"people:reset:{person.pk}", person=person.pk, purpose=LinkPurpose.RESET.value)


def mail_link(*, person: User, purpose: LinkPurpose, by: User | None, at: datetime) -> None:
    """Make a link and mail it. Raises UnableToDeliver, OSError; a link that was not sent leads nowhere."""
    if not person.is_active or not person.email:
        return
    secret = make_link(person=person, purpose=purpose, by=by, at=at)
    letter = _invitation(person, by, secret) if purpose == LinkPurpose.INVITATION else _reset(person, secret)
    try:
        send_letter(letter=letter)
    except Exception:
        AccessLink.objects.filter(secret_hash=_hash(secret)).update(revoked_at=at)
        raise


def _invitation(person: User, by: User | None, secret: str) -> Letter:
    inviter = f"{by.full_name} ({by.agency.name})" if by else "Người quản trị hệ thống"
    return Letter(
        to=person.email,
        name=person.full_name,
        subject="Mời bạn dùng hệ thống Chủ Trì",
        lines=(
            f"{inviter} mời ông/bà dùng hệ thống Chủ Trì để theo dõi nhiệm vụ của {person.agency.name}.",
            f"Tên đăng nhập của ông/bà: {person.username}. Hãy mở đường dẫn dưới đây để đặt mật khẩu; "
            "đường dẫn có hiệu lực 7 ngày và chỉ dùng được một lần.",
        ),
        link=site_address(link_path(secret)),
        link_words="Đặt mật khẩu",
    )


def _reset(person: User, secret: str) -> Letter:
    return Letter(
        to=person.email,
        name=person.full_name,
        subject="Đặt lại mật khẩu",
        lines=(
            f"Có yêu cầu đặt lại mật khẩu của tài khoản {person.username}. Đường dẫn dưới đây có hiệu lực 1 giờ và chỉ "
            "dùng được một lần.",
            "Nếu ông/bà không yêu cầu, hãy bỏ qua thư này; mật khẩu không thay đổi.",
        ),
        link=site_address(link_path(secret)),
        link_words="Đặt lại mật khẩu",
    )


def _open_links(person: User) -> models.QuerySet[AccessLink]:
    return AccessLink.objects.filter(person=person, used_at=None, revoked_at=None)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
