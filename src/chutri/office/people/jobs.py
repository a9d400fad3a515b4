"""What people's app does in the background."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job
from chutri.office.people.operations import UnableToDeliver, send_notices

# Ten seconds, then four times as long each time, an hour at most: a server that is down for two days loses nothing.
_RETRIES = 50


@job("people.send_mail", retries=_RETRIES, gives_up_on=(UnableToDeliver,))
def send_mail(notices: str) -> None:
    """Send notices by mail; ``notices`` are their keys, parted by commas."""
    send_notices(notices=[int(key) for key in notices.split(",")], at=timezone.now())
