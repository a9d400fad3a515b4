"""What tasks do in the background: reminders, the week's message, following mergers, sheets by mail."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.tasks.models import Sheet
from chutri.office.tasks.operations.reminders import send_reminders, send_week, works_today
from chutri.office.tasks.operations.sheets import mail_sheet
from chutri.office.tasks.operations.successors import reevaluate


@periodic("daily", hour=7)
@job("tasks.remind")
def remind() -> None:
    """Tell everybody what is due in 7, 3, 1 working days and what fell due."""
    if works_today(timezone.now()):
        send_reminders(at=timezone.now())


@periodic("weekly", weekday=0, hour=7, minute=15)
@job("tasks.tell_week")
def tell_week() -> None:
    """Tell everybody what the week brings."""
    send_week(at=timezone.now())


@periodic("daily", hour=1)
@job("tasks.follow_mergers")
def follow_mergers() -> None:
    """Let tasks follow what became of agencies."""
    now = timezone.now()
    reevaluate(on=timezone.localdate(now), at=now)


@job("tasks.mail_sheet", retries=50)
def send_sheet_by_mail(sheet: int, path: str) -> None:
    """Send a report sheet; a server that is down delays it and loses nothing."""
    mail_sheet(sheet=Sheet.objects.select_related("agency", "office").get(pk=sheet), path=path)
