"""Reminding the bodies that have not sent the plan that was ordered of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.background.operations import enqueue_once
from chutri.office.history.operations import record
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import mail_is_set_up, notify, send_letter
from chutri.office.people.queries import agencies_with_people, people_of
from chutri.office.people.rules.letters import Letter
from chutri.office.plans.models import Plan
from chutri.office.plans.queries.cascade import MapRow, unsent_bodies

# who hears of what an agency owes, where nobody in particular has it in hand
FIRST_TO_HEAR = (Role.LEADER, Role.OFFICE, Role.FOCAL)
MAIL_BODY = "plans.mail_body"


class UnableToRemind(Exception):
    """Nobody can be reminded; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many bodies were told in the app, how many by their mailbox, and the names of those that nothing reaches."""

    told: int
    mailed: int
    silent: tuple[str, ...]


@transaction.atomic
def remind_bodies(*, plan: Plan, body: int | None, by: User, at: datetime) -> Reminded:
    """Tell every body whose plan is not there (or one of them) that it is awaited, once a day.

    Its people hear in the app and by mail; a body in which nobody has an account gets a mail to its mailbox. Raises
    UnableToRemind when all plans are there.
    """
    today = localdate(at)
    waiting = [row for row in unsent_bodies(plan, today) if body is None or row.body.pk == body]
    if not waiting:
        raise UnableToRemind("Mọi cơ quan đã gửi kế hoạch, không còn ai để nhắc.")
    staffed = agencies_with_people([row.body.pk for row in waiting], FIRST_TO_HEAR)
    for due in {row.due for row in waiting}:
        keys = [row.body.pk for row in waiting if row.due == due and row.body.pk in staffed]
        notify(
            people=people_of(keys, FIRST_TO_HEAR) if keys else (),
            words=f"Cơ quan của bạn {awaited(plan, due, today)}",
            address=reverse("plans:subplans", args=[plan.pk]),
            key=f"subplan-awaited:{plan.pk}:{today}",
            at=at,
            mail=True,
        )
    without = [row for row in waiting if row.body.pk not in staffed]
    by_mail = [row for row in without if row.body.email] if mail_is_set_up() else []
    for row in by_mail:
        _ask_for_mail(plan, row, today)
    silent = tuple(row.body.name for row in without if row not in by_mail)
    words = f"Nhắc {len(waiting) - len(silent)} cơ quan gửi kế hoạch triển khai {plan}"
    record(by=by, at=at, deed="remind_bodies", about=plan, words=words)
    return Reminded(len(waiting) - len(without), len(by_mail), silent)


def mail_body(*, plan: Plan, body: Agency, words: str) -> None:
    """Send the reminder to a body's mailbox. Raises as ``send_letter`` does."""
    document = plan.document
    lines = (f"{body.name} {words}", f"Kế hoạch: {document.heading}. Đề nghị gửi kế hoạch về {document.agency}.")
    send_letter(
        letter=Letter(to=body.email, name=body.name, subject=f"Nhắc gửi kế hoạch triển khai {plan}", lines=lines)
    )


def awaited(plan: Plan, due: date | None, today: date) -> str:
    """Say that a plan is awaited, and since when."""
    words = f"chưa gửi kế hoạch triển khai thực hiện {plan}"
    if due:
        words += f"; hạn gửi {due:%d/%m/%Y}" + (" (đã quá hạn)" if today > due else "")
    return f"{words}."


def _ask_for_mail(plan: Plan, row: MapRow, today: date) -> None:
    key = f"subplan-awaited:{plan.pk}:{row.body.pk}:{today}"
    enqueue_once(MAIL_BODY, key, plan=plan.pk, body=row.body.pk, words=awaited(plan, row.due, today))
