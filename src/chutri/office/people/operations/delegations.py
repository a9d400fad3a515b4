"""Ủy quyền: whoever is away lets another do what they may, from day to day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.models import Delegation, User
from chutri.office.people.operations.notices import notify
from chutri.office.people.queries.users import colleagues_of

LONGEST = timedelta(days=366)


class UnableToDelegate(Exception):
    """The delegation can't be; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def delegate(*, giver: User, taker: User, starts_on: date, ends_on: date, reason: str, at: datetime) -> Delegation:
    """Let a colleague stand in from day to day (both included), and tell them. Raises UnableToDelegate."""
    if taker.pk == giver.pk or not colleagues_of(giver).filter(pk=taker.pk).exists():
        raise UnableToDelegate("Chỉ ủy quyền được cho người cùng cơ quan.")
    if ends_on < starts_on:
        raise UnableToDelegate("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if ends_on < localdate(at):
        raise UnableToDelegate("Thời gian ủy quyền đã qua.")
    if ends_on - starts_on > LONGEST:
        raise UnableToDelegate("Mỗi lần ủy quyền không quá một năm.")
    if Delegation.objects.filter(
        Q(starts_on__lte=ends_on) & Q(ends_on__gte=starts_on), giver=giver, taker=taker, revoked_at=None
    ).exists():
        raise UnableToDelegate(f"Bạn đã ủy quyền cho {taker.full_name} trong thời gian này.")
    given = Delegation.objects.create(
        giver=giver, taker=taker, starts_on=starts_on, ends_on=ends_on, reason=reason.strip()
    )  # fmt: skip
    days = f"từ {starts_on:%d/%m/%Y} đến {ends_on:%d/%m/%Y}"
    record(by=giver, at=at, deed="delegate", about=giver, words=f"Ủy quyền cho {taker.full_name} {days}")
    notify(
        people=[taker], words=f"{giver.full_name} ủy quyền cho bạn làm thay {days}.", address="/tai-khoan/",
        key=f"delegation:{given.pk}", at=at, mail=True,
    )  # fmt: skip
    return given


@transaction.atomic
def revoke_delegation(*, delegation: Delegation, by: User, at: datetime) -> Delegation:
    """Call a delegation back: from now on it gives nothing. Raises UnableToDelegate when it is over already."""
    if delegation.revoked_at or delegation.ends_on < localdate(at):
        raise UnableToDelegate("Việc ủy quyền này đã kết thúc.")
    delegation.revoked_at = at
    delegation.save(update_fields=["revoked_at"])
    words = f"Thu hồi ủy quyền của {delegation.giver.full_name} cho {delegation.taker.full_name}"
    record(by=by, at=at, deed="revoke_delegation", about=delegation.giver, words=words)
    notify(
        people=[delegation.taker], words=f"{delegation.giver.full_name} đã thu hồi việc ủy quyền cho bạn.",
        address="/tai-khoan/", key=f"delegation-revoked:{delegation.pk}", at=at, mail=False,
    )  # fmt: skip
    return delegation
