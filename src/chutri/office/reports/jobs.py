"""What reports do in the background: duties of plans just issued, forms that open by themselves, sheets by mail."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.reports.models import ReportSheet
from chutri.office.reports.operations.duties import take_duties
from chutri.office.reports.operations.rounds import open_due_rounds
from chutri.office.reports.operations.sheets import mail_sheet
from chutri.office.reports.queries.duties import plans_to_take


@periodic("hourly", minute=10)
@job("reports.take_duties")
def take_over() -> None:
    """Propose the reporting duties of plans that were issued since."""
    for plan in plans_to_take():
        take_duties(plan=plan, at=timezone.now())


@periodic("daily", hour=6, minute=30)
@job("reports.open_rounds")
def open_rounds() -> None:
    """Open the forms whose day is near; what was missed while nothing ran is opened too, and nothing twice."""
    open_due_rounds(at=timezone.now())


@job("reports.mail_sheet", retries=50)
def send_sheet_by_mail(sheet: int, path: str) -> None:
    """Send a report sheet; a server that is down delays it and loses nothing."""
    whole = ReportSheet.objects.select_related("report__agency", "report__round__duty__receiver")
    mail_sheet(sheet=whole.get(pk=sheet), path=path)
