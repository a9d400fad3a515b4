"""Roles given and ended. Nobody changes their own; somebody always looks after the system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, Posting, User
from chutri.office.people.operations.notices import notify


class UnableToChangePosting(Exception):
    """The role can't be given or ended; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPosting:
    """A role to be given: where, from when until when (that day included; None: until further notice)."""

    agency: Agency
    role: Role
    starts_on: date
    ends_on: date | None = None
    position: str = ""


@transaction.atomic
def add_posting(*, person: User, posting: NewPosting, by: User, at: datetime) -> Posting:
    """Give somebody a further role and tell them. Raises UnableToChangePosting."""
    if person.pk == by.pk:
        raise UnableToChangePosting("Không ai tự giao vai trò cho mình; hãy nhờ người quản trị khác.")
    if posting.ends_on and posting.ends_on < posting.starts_on:
        raise UnableToChangePosting("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if posting.agency.closed_on and posting.agency.closed_on <= posting.starts_on:
        raise UnableToChangePosting(
            f"{posting.agency.name} đã kết thúc hoạt động từ {posting.agency.closed_on:%d/%m/%Y}."
        )
    if _overlapping(person, posting).exists():
        raise UnableToChangePosting("Người này đã có vai trò đó tại cơ quan này trong thời gian đã chọn.")
    added = Posting.objects.create(
        person=person,
        agency=posting.agency,
        role=posting.role,
        position=posting.position,
        starts_on=posting.starts_on,
        ends_on=posting.ends_on,
    )
    said = f"{Role(posting.role).label}, {posting.agency.name}, {_days(added)}"
    record(by=by, at=at, deed="add_posting", about=person, words=f"Giao vai trò cho {person.full_name}: {said}")
    notify(
        people=[person], words=f"Bạn được giao vai trò {said}.", address="/tai-khoan/", key=f"posting:{added.pk}",
        at=at, mail=True,
    )  # fmt: skip
    return added


@transaction.atomic
def end_posting(*, posting: Posting, last_day: date, by: User, at: datetime) -> None:
    """End a role with a day (included); one that has not begun by then never does. Raises UnableToChangePosting.

    When it was the main one, a role that goes on takes its place.
    """
    person = posting.person
    if person.pk == by.pk:
        raise UnableToChangePosting("Không ai tự thay đổi vai trò của mình; hãy nhờ người quản trị khác.")
    if posting.role == Role.ADMINISTRATOR:
        keep_an_administrator(Q(pk=posting.pk))
    words = f"Kết thúc vai trò của {person.full_name}: {Role(posting.role).label}, {posting.agency.name}"
    if last_day < posting.starts_on:
        posting.delete()
        words += " (không còn bắt đầu)"
    else:
        posting.ends_on = last_day
        posting.save(update_fields=["ends_on"])
        words += f", đến hết ngày {last_day:%d/%m/%Y}"
    if last_day <= localdate(at) and (person.agency_id, person.role) == (posting.agency_id, posting.role):
        _move_main(person, localdate(at))
    record(by=by, at=at, deed="end_posting", about=person, words=words)


@transaction.atomic
def make_main_posting(*, posting: Posting, by: User, at: datetime) -> None:
    """Make a role that is held now the main one: its agency is the person's. Raises UnableToChangePosting."""
    person = posting.person
    if not posting.is_valid_on(localdate(at)):
        raise UnableToChangePosting("Chỉ vai trò đang có hiệu lực mới làm vai trò chính được.")
    person.agency, person.role = posting.agency, posting.role
    person.save(update_fields=["agency", "role"])
    words = f"Đặt vai trò chính của {person.full_name}: {Role(posting.role).label}, {posting.agency.name}"
    record(by=by, at=at, deed="make_main_posting", about=person, words=words)


def keep_an_administrator(but: Q) -> None:
    """See that without these postings somebody still looks after the system. Raises UnableToChangePosting."""
    lasting = Posting.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, ends_on=None, person__is_active=True
    )  # fmt: skip
    held = list(lasting.values_list("pk", flat=True))
    if not Posting.objects.filter(pk__in=held).exclude(but).exists():
        raise UnableToChangePosting("Đây là người quản trị cuối cùng; hãy giao vai trò quản trị cho người khác trước.")


def _overlapping(person: User, posting: NewPosting) -> models.QuerySet[Posting]:
    same = Posting.objects.filter(person=person, agency=posting.agency, role=posting.role)
    same = same.filter(Q(ends_on=None) | Q(ends_on__gte=posting.starts_on))
    return same.filter(starts_on__lte=posting.ends_on) if posting.ends_on else same


def _move_main(person: User, day: date) -> None:
    others = person.postings.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)
    other = others.select_related("agency").order_by("starts_on", "pk").first()
    if other:
        person.agency, person.role = other.agency, other.role
        person.save(update_fields=["agency", "role"])


def _days(posting: Posting) -> str:
    until = f" đến {posting.ends_on:%d/%m/%Y}" if posting.ends_on else ""
    return f"từ {posting.starts_on:%d/%m/%Y}{until}"
