"""What tasks do in the background: reminders, the week's message, following mergers, sheets by mail, figures kept."""

from __future__ import annotations

import logging

from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.lib.sealing import unseal
from chutri.office.plans.models import Plan
from chutri.office.tasks.models import Sheet
from chutri.office.tasks.operations.duplicates import find_duplicates
from chutri.office.tasks.operations.figures import figures_astray, fold_figures, reckon_figures
from chutri.office.tasks.operations.reminders import send_reminders, send_week, works_today
from chutri.office.tasks.operations.sheets import mail_sheet
from chutri.office.tasks.operations.successors import reevaluate

_log = logging.getLogger(__name__)


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


@periodic("daily")
@job("tasks.reckon_figures")
def reckon_the_day() -> None:
    """Keep the figures for the day that begins; what had gone astray the day before is told in the log."""
    for one in figures_astray():
        _log.error("kept figures had gone astray: %s", one)
    reckon_figures(at=timezone.now())


@periodic("hourly", minute=30)
@job("tasks.fold_figures")
def fold_the_hour() -> None:
    """Put together what the hour's deeds have added to the figures."""
    fold_figures()


@job("tasks.find_duplicates")
def look_for_duplicates(*, plan: int) -> None:
    """Compare the tasks of a plan that was issued with those that there are."""
    one = Plan.objects.filter(pk=plan).first()
    if one is not None:
        find_duplicates(plan=one, at=timezone.now())


@job("tasks.mail_sheet", retries=50)
def send_sheet_by_mail(sheet: int, sealed_path: str) -> None:
    """Send a report sheet; a server that is down delays it and loses nothing."""
    mail_sheet(sheet=Sheet.objects.select_related("agency", "office").get(pk=sheet), path=unseal(sealed_path))
