"""On the way to another server (OpenID Connect)."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

_SILENT = "Máy chủ đăng nhập liên thông không trả lời. Hãy thử lại sau ít phút hoặc đăng nhập bằng mật khẩu."


@login_not_required
@never_cache
@require_POST
def go_to_other_server(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Send whoever wants to log in to the other server, by a page that moves on.

    A redirection would be part of the form's sending, which this site's policy (``form-action 'self'``) keeps at home; where
    the other server's pages are is known only once it is asked.
    """
    try:
        answer: HttpResponse = views.login(request, provider_id)
    except RequestException:
        return render(request, "people/not_let_in.html", {"words": _SILENT}, status=503)
    if answer.status_code != 302:
        return answer
    return render(request, "people/moving_on.html", {"address": answer.headers["Location"]})


@login_not_required
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take whoever comes back from the other server."""
    try:
        answer: HttpResponse = views.callback(request, provider_id)
    except RequestException:
        return render(request, "people/not_let_in.html", {"words": _SILENT}, status=503)
    return answer
