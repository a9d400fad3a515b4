"""What is looked at before any page: whether a second factor is owed, and when a session was last used."""

from __future__ import annotations

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone

from chutri.office.people.permissions.second_factor import has_second_factor

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# In the session: that its owner must first set up a second factor; when it was last used, in seconds.
ADD_SECOND_FACTOR = "add_second_factor"
SEEN_AT = "seen_at"
SEEN_EVERY_SECONDS = 300

# What an administrator without a second factor may still open.
_OPEN = {
    "people:add-second-factor",
    "people:log-out",
    "people:bell",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
}


def second_factor_first(get_response: GetResponse) -> GetResponse:
    """Send an administrator without a second factor to where one is set up, whatever they ask for.

    Only sessions that were marked at login are looked at, so other people's pages cost nothing more.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.session.get(ADD_SECOND_FACTOR) or not request.user.is_authenticated:
            return get_response(request)
        if has_second_factor(request.user):
            del request.session[ADD_SECOND_FACTOR]
        elif resolve(request.path_info).view_name not in _OPEN:
            return redirect("people:add-second-factor")
        return get_response(request)

    return answer


def last_seen(get_response: GetResponse) -> GetResponse:
    """Note, once in five minutes, that a session is in use and from where."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        seen = request.session.get(SEEN_AT)
        now = timezone.now()
        if seen is not None and now.timestamp() - seen > SEEN_EVERY_SECONDS and request.user.is_authenticated:
            request.session[SEEN_AT] = int(now.timestamp())
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
        return get_response(request)

    return answer
