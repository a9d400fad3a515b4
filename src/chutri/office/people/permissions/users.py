"""Who stands behind a request."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from chutri.office.people.models import User


class SignedIn(HttpRequest):
    """A request that LoginRequiredMiddleware let pass: its user is a person, never anonymous."""

    user: User
    htmx: HtmxDetails
