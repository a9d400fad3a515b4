"""What every answer carries, and what no request may."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Nothing but this site's own files: no inline script or style, no plug-in, no frame, no form that sends elsewhere.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)
_MEGABYTE = 1024 * 1024
# A form carries some text beside its file.
_FORM_ALLOWANCE = _MEGABYTE
# So much of a refused upload is still taken in, unread, so that the browser gets to see the answer.
_DRAINED = 200 * _MEGABYTE


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Add the policy to every answer."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return answer


def private_pages(get_response: GetResponse) -> GetResponse:
    """Keep pages out of every cache: nobody reads them with "back" after a log-out, and no fragment passes for a page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "private, no-store")
            patch_vary_headers(response, ("HX-Request",))
        return response

    return answer


def upload_limit(get_response: GetResponse) -> GetResponse:
    """Refuse, before anything reads it, a request longer than ``settings.UPLOAD_LIMIT_MB``; the page names the limit."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        length = int(declared) if declared.isdecimal() else 0
        if length <= settings.UPLOAD_LIMIT_MB * _MEGABYTE + _FORM_ALLOWANCE:
            return get_response(request)
        left = min(length, _DRAINED)
        while left > 0 and (piece := request.read(min(left, _MEGABYTE))):
            left -= len(piece)
        return too_large(request)

    return answer


def too_large(request: HttpRequest) -> HttpResponse:
    """Give the page that names the limit; to htmx only what it says, for the form that sent the file."""
    template = "ui/too_large.html" if request.headers.get("HX-Request") else "413.html"
    return render(request, template, {"limit": settings.UPLOAD_LIMIT_MB}, status=413)
