"""What plans do in the background."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job
from chutri.office.people.models import Agency
from chutri.office.plans.operations import mail_body, read_received
from chutri.office.plans.queries import plan_to_read


@job("plans.read_plan")
def read_plan(*, plan: int) -> None:
    """Read the file of a plan; one that was removed meanwhile needs no reading."""
    waiting = plan_to_read(plan)
    if waiting is not None:
        read_received(plan=waiting, at=timezone.now())


@job("plans.mail_body", retries=50)
def remind_by_mail(*, plan: int, body: int, words: str) -> None:
    """Mail a body that its plan is awaited; a mail server that is down delays it and loses nothing."""
    one = plan_to_read(plan)
    if one is not None:
        mail_body(plan=one, body=Agency.objects.get(pk=body), words=words)
