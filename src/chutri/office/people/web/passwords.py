"""Setting a password: by a link that was mailed, after forgetting it, or simply a new one."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from chutri.office.people.operations import (
    UnableToChangePassword,
    UnableToUseLink,
    ask_for_reset,
    change_password,
    link_of,
    mail_is_set_up,
    set_password_by_link,
)
from chutri.office.people.permissions import SignedIn


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(label="Mật khẩu mới", strip=False, max_length=200)
    again = forms.CharField(label="Nhập lại mật khẩu mới", strip=False, max_length=200)

    def clean_again(self) -> str:
        """See that both are the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise ValidationError("Hai lần nhập không giống nhau.")
        return again


class ChangePasswordForm(NewPasswordForm):
    """The password that is left, and the new one twice."""

    current = forms.CharField(label="Mật khẩu hiện tại", strip=False, max_length=200)


class ForgottenForm(forms.Form):
    """The address to which the link goes."""

    email = forms.EmailField(label="Thư điện tử", error_messages={"invalid": "Địa chỉ thư không đúng dạng."})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Take an address and say the same whether or not somebody has it."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "people/forgotten.html", {"form": form, "mail": mail_is_set_up()}, status=status)
    email = form.cleaned_data["email"]
    if ratelimit.consume(request, action="reset_password", key=email.lower()):
        ask_for_reset(email=email)
    return render(request, "people/forgotten.html", {"sent_to": email, "mail": mail_is_set_up()})


@login_not_required
@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Let the bearer of a link choose a password; then they log in with it."""
    now = timezone.now()
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    try:
        link = link_of(secret, at=now)
        if form.is_valid():
            set_password_by_link(secret=secret, password=form.cleaned_data["password"], at=now)
            messages.success(request, "Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.")
            return redirect("people:log-in")
    except UnableToUseLink as error:
        return render(request, "people/not_let_in.html", {"words": str(error)}, status=404)
    except ValidationError as error:
        form.add_error("password", error)
    context = {"form": form, "person": link.person, "purpose": link.purpose}
    return render(request, "people/set_password.html", context, status=422 if request.method == "POST" else 200)


@sensitive_post_parameters("current", "password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def change_own_password(request: SignedIn) -> HttpResponse:
    """Change one's own password; whoever sits at other machines is asked to log in again."""
    form = ChangePasswordForm(request.POST if request.method == "POST" else None)
    # guessing the current one is held up as logging in is
    if form.is_valid() and not ratelimit.consume(request, action="change_password", user=request.user):
        form.add_error(None, get_adapter(request).error_messages["rate_limited"])
    if form.is_valid():
        try:
            person = change_password(
                person=request.user,
                current=form.cleaned_data["current"],
                password=form.cleaned_data["password"],
                session_key=request.session.session_key,
                at=timezone.now(),
            )
        except UnableToChangePassword as error:
            form.add_error("current", str(error))
        except ValidationError as error:
            form.add_error("password", error)
        else:
            update_session_auth_hash(request, person)
            messages.success(request, "Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.")
            return redirect("people:account")
    return render(request, "people/change_password.html", {"form": form}, status=422 if form.is_bound else 200)
