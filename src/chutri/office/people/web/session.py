"""Coming in and going out."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chutri.office.people.models import User
from chutri.office.people.operations import (
    TooManyAttempts,
    begin_attempt,
    fail_attempt,
    mail_is_set_up,
    pass_attempt,
    record_logout,
)
from chutri.office.people.permissions import SignedIn

# One sentence for every failure, so that it does not tell which logins exist.
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."


class LoginForm(forms.Form):
    """A login (or e-mail address) and a password."""

    username = forms.CharField(max_length=254)
    password = forms.CharField(strip=False, max_length=200)


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; go on to the second step where there is one, then where they were going."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = settings.LOGIN_REDIRECT_URL
    if request.user.is_authenticated:
        return redirect(target)
    form = LoginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = _person_of(request, form)
        if person:
            record_authentication(request, person, method="password", reauthenticated=True)
            answer: HttpResponse = perform_login(request, person, redirect_url=target)
            return answer
    context = {"form": form, "next": target, "other_server": settings.OIDC_NAME, "mail": mail_is_set_up()}
    return render(request, "people/login.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def log_out(request: SignedIn) -> HttpResponse:
    """End this session."""
    record_logout(person=request.user, at=timezone.now())
    logout(request)
    request.session.flush()
    return redirect("people:log-in")


def _person_of(request: HttpRequest, form: LoginForm) -> User | None:
    """Give whose login and password these are; otherwise the form says what is wrong."""
    login, now = form.cleaned_data["username"], timezone.now()
    address = get_adapter(request).get_client_ip(request)
    try:
        begin_attempt(login=login, address=address, at=now)
    except TooManyAttempts as error:
        form.add_error(None, str(error))
        return None
    person = authenticate(request, username=login, password=form.cleaned_data["password"])
    if not isinstance(person, User):
        fail_attempt(login=login, address=address, at=now)
        form.add_error(None, WRONG)
        return None
    pass_attempt(login=login, address=address)
    return person
