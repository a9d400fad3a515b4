"""What people's app does in the background."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.people.choices import LinkPurpose
from chutri.office.people.models import User
from chutri.office.people.operations import UnableToDeliver, forget_attempts, mail_link, send_notices

# Ten seconds, then four times as long each time, an hour at most: a server that is down for two days loses nothing.
_RETRIES = 50


@job("people.send_mail", retries=_RETRIES, gives_up_on=(UnableToDeliver,))
def send_mail(notices: str) -> None:
    """Send notices by mail; ``notices`` are their keys, parted by commas."""
    send_notices(notices=[int(key) for key in notices.split(",")], at=timezone.now())


@job("people.mail_link", retries=_RETRIES, gives_up_on=(UnableToDeliver,))
def mail_access_link(person: int, purpose: str, by: int | None = None) -> None:
    """Send somebody a link with which they set their password; its secret is made here, so no queue ever holds it."""
    people = User.objects.select_related("agency").in_bulk([person, by] if by else [person])
    if person in people:
        inviter = people.get(by) if by else None
        mail_link(person=people[person], purpose=LinkPurpose(purpose), by=inviter, at=timezone.now())


@periodic("daily", hour=3)
@job("people.forget_attempts")
def forget_old_attempts() -> None:
    """Remove counts of failed logins that count no more."""
    forget_attempts(at=timezone.now())
