"""One's own account: roles, second factor, keys, sessions, who stands in for whom."""

from __future__ import annotations

from typing import cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.people.models import Delegation, User
from chutri.office.people.operations import (
    UnableToDelegate,
    delegate,
    end_other_sessions,
    end_session,
    revoke_delegation,
)
from chutri.office.people.permissions import SignedIn
from chutri.office.people.permissions.second_factor import keys_of, must_add_second_factor
from chutri.office.people.queries import colleagues_of, delegations_of, postings_of, sessions_of
from chutri.office.people.rules.devices import device_words


class DelegationForm(forms.Form):
    """To whom, from when until when, why."""

    taker = forms.ModelChoiceField(queryset=User.objects.none(), label="Người làm thay")
    starts_on = forms.DateField(label="Từ ngày")
    ends_on = forms.DateField(label="Đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=250, required=False)

    def __init__(self, giver: User, data: QueryDict | None = None) -> None:
        """Offer the giver's colleagues."""
        super().__init__(data)
        cast("forms.ModelChoiceField[User]", self.fields["taker"]).queryset = colleagues_of(giver)


@require_safe
def account(request: SignedIn) -> HttpResponse:
    """Show one's own account."""
    return _account_page(request, _delegation_form(request))


@require_safe
def add_second_factor(request: SignedIn) -> HttpResponse:
    """Offer the ways of a second factor; an administrator without one sees nothing else."""
    return render(request, "people/add_second_factor.html", {"owed": must_add_second_factor(request.user)})


@require_POST
def give_delegation(request: SignedIn) -> HttpResponse:
    """Let a colleague stand in."""
    form = _delegation_form(request)
    if not form.is_valid():
        return _account_page(request, form, status=422)
    try:
        given = delegate(giver=request.user, at=timezone.now(), **form.cleaned_data)
    except UnableToDelegate as error:
        form.add_error(None, str(error))
        return _account_page(request, form, status=422)
    messages.success(request, f"Đã ủy quyền cho {given.taker.full_name}.")
    return redirect("people:account")


@require_POST
def take_back_delegation(request: SignedIn, pk: int) -> HttpResponse:
    """Call back a delegation of one's own."""
    given = get_object_or_404(Delegation.objects.select_related("giver", "taker"), pk=pk, giver=request.user)
    try:
        revoke_delegation(delegation=given, by=request.user, at=timezone.now())
    except UnableToDelegate as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã thu hồi ủy quyền cho {given.taker.full_name}.")
    return redirect("people:account")


@require_POST
def end_own_session(request: SignedIn, pk: int) -> HttpResponse:
    """Ask whoever sits at another machine to log in again."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    end_session(session=session, by=request.user, at=timezone.now())
    messages.success(request, "Đã đăng xuất thiết bị đó.")
    return redirect("people:account")


@require_POST
def end_own_other_sessions(request: SignedIn) -> HttpResponse:
    """Ask whoever sits at any other machine to log in again."""
    ended = end_other_sessions(person=request.user, key=request.session.session_key, at=timezone.now())
    messages.success(request, f"Đã đăng xuất {ended} thiết bị khác." if ended else "Không còn thiết bị nào khác.")
    return redirect("people:account")


def _delegation_form(request: SignedIn) -> DelegationForm:
    return DelegationForm(request.user, request.POST if request.method == "POST" else None)


def _account_page(request: SignedIn, form: DelegationForm, status: int = 200) -> HttpResponse:
    keys = keys_of(request.user)
    codes = next((key for key in keys if key.type == Authenticator.Type.RECOVERY_CODES), None)
    today = timezone.localdate()
    context = {
        "form": form,
        "today": today,
        "postings": postings_of(request.user),
        "totp": next((key for key in keys if key.type == Authenticator.Type.TOTP), None),
        "passkeys": [key for key in keys if key.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "sessions": [
            (session, device_words(session.user_agent), session.session_key == request.session.session_key)
            for session in sessions_of(request.user)
        ],
        "delegations": delegations_of(request.user, today=today),
    }
    return render(request, "people/account.html", context, status=status)
