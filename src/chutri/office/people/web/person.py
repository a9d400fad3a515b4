"""One person, as whoever looks after them sees them: roles, delegations, login, what was done."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import (
    NewPosting,
    UnableToChangePosting,
    UnableToDeactivate,
    UnableToInvite,
    add_posting,
    correct_person,
    deactivate_person,
    end_posting,
    invite_again,
    link_path,
    mail_is_set_up,
    make_main_posting,
    reactivate_person,
    remove_second_factor,
    site_address,
)
from chutri.office.people.permissions import SignedIn
from chutri.office.people.permissions.people import (
    can_change_person,
    can_give_role,
    can_hand_over_link,
    can_look_after_people,
    can_remove_second_factor,
)
from chutri.office.people.permissions.second_factor import keys_of
from chutri.office.people.queries import postings_of
from chutri.office.people.queries.people import (
    all_delegations_of,
    looks_after_everybody,
    open_agencies_looked_after,
    people_looked_after,
)

SHOWN_LINES = 50
SHOWN_DELEGATIONS = 10


class PostingForm(forms.Form):
    """A role to be given."""

    agency = forms.CharField(label="Cơ quan", max_length=250)
    role = forms.ChoiceField(label="Vai trò", choices=Role.choices)
    position = forms.CharField(label="Chức vụ", max_length=120, required=False)
    starts_on = forms.DateField(label="Từ ngày")
    ends_on = forms.DateField(label="Đến hết ngày", required=False)


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField()


class CorrectionForm(forms.Form):
    """Name and address."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    email = forms.EmailField(
        label="Thư điện tử", required=False, error_messages={"invalid": "Địa chỉ thư không đúng dạng."}
    )


@require_safe
def person(request: SignedIn, pk: int) -> HttpResponse:
    """Show a person."""
    return _page(request, _asked(request, pk))


@require_POST
def give_role(request: SignedIn, pk: int) -> HttpResponse:
    """Give a further role."""
    one = _to_change(request, pk)
    form = PostingForm(request.POST)
    if not form.is_valid():
        return _page(request, one, posting_form=form, status=422)
    facts = form.cleaned_data
    agency = open_agencies_looked_after(request.user).filter(name=facts["agency"]).first()
    if agency is None:
        form.add_error("agency", "Không có cơ quan này trong phạm vi của bạn.")
        return _page(request, one, posting_form=form, status=422)
    can_give_role(request.user, facts["role"], agency).demand()
    raise_if_reauthentication_required(request, app="")
    new = NewPosting(
        agency=agency,
        role=Role(facts["role"]),
        starts_on=facts["starts_on"],
        ends_on=facts["ends_on"],
        position=facts["position"],
    )
    try:
        add_posting(person=one, posting=new, by=request.user, at=timezone.now())
    except UnableToChangePosting as error:
        form.add_error(None, str(error))
        return _page(request, one, posting_form=form, status=422)
    messages.success(request, f"Đã giao vai trò cho {one.full_name}.")
    return redirect("people:person", pk=one.pk)


@require_POST
def end_role(request: SignedIn, pk: int, posting: int) -> HttpResponse:
    """End a role with a day."""
    one = _to_change(request, pk)
    held = get_object_or_404(postings_of(one).select_related("person", "agency"), pk=posting)
    can_give_role(request.user, held.role, held.agency).demand()
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy chọn ngày kết thúc.")
        return redirect("people:person", pk=one.pk)
    try:
        end_posting(posting=held, last_day=form.cleaned_data["last_day"], by=request.user, at=timezone.now())
    except UnableToChangePosting as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã đặt ngày kết thúc vai trò của {one.full_name}.")
    return redirect("people:person", pk=one.pk)


@require_POST
def main_role(request: SignedIn, pk: int, posting: int) -> HttpResponse:
    """Make a role the main one."""
    one = _to_change(request, pk)
    held = get_object_or_404(postings_of(one).select_related("person", "agency"), pk=posting)
    try:
        make_main_posting(posting=held, by=request.user, at=timezone.now())
    except UnableToChangePosting as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Vai trò chính của {one.full_name} nay ở {held.agency.name}.")
    return redirect("people:person", pk=one.pk)


@require_POST
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Correct name and address."""
    one = _to_change(request, pk)
    form = CorrectionForm(request.POST)
    if form.is_valid():
        # whoever receives the mail can set the password
        raise_if_reauthentication_required(request, app="")
        try:
            correct_person(person=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            messages.success(request, "Đã sửa thông tin.")
            return redirect("people:person", pk=one.pk)
    one.refresh_from_db()
    return _page(request, one, correction=form, status=422)


@require_POST
def invite_person_again(request: SignedIn, pk: int) -> HttpResponse:
    """Mail a new link."""
    one = _to_change(request, pk)
    try:
        invite_again(person=one, by=request.user, at=timezone.now())
    except UnableToInvite as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đang gửi lại thư mời tới {one.email}. Đường dẫn cũ không còn dùng được.")
    return redirect("people:person", pk=one.pk)


@require_POST
def hand_over_link(request: SignedIn, pk: int) -> HttpResponse:
    """Show a new link once, to be handed over."""
    one = _to_change(request, pk)
    can_hand_over_link(request.user, one).demand()
    raise_if_reauthentication_required(request, app="")
    try:
        secret = invite_again(person=one, by=request.user, at=timezone.now(), show=True)
    except UnableToInvite as error:
        messages.error(request, str(error))
        return redirect("people:person", pk=one.pk)
    return _page(request, one, link=site_address(link_path(secret)))


@require_POST
def deactivate(request: SignedIn, pk: int) -> HttpResponse:
    """Take a login away."""
    one = _to_change(request, pk)
    try:
        deactivate_person(person=one, by=request.user, at=timezone.now())
    except (UnableToDeactivate, UnableToChangePosting) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã ngừng tài khoản của {one.full_name}; các phiên đăng nhập đã kết thúc.")
    return redirect("people:person", pk=one.pk)


@require_POST
def reactivate(request: SignedIn, pk: int) -> HttpResponse:
    """Give a login back."""
    one = _to_change(request, pk)
    reactivate_person(person=one, by=request.user, at=timezone.now())
    messages.success(request, f"{one.full_name} dùng lại được tài khoản.")
    return redirect("people:person", pk=one.pk)


@require_POST
def take_second_factor(request: SignedIn, pk: int) -> HttpResponse:
    """Take away codes and keys that were lost."""
    one = _asked(request, pk)
    can_remove_second_factor(request.user, one).demand()
    raise_if_reauthentication_required(request, app="")
    remove_second_factor(person=one, by=request.user, at=timezone.now())
    messages.success(request, f"Đã gỡ xác thực hai bước của {one.full_name}.")
    return redirect("people:person", pk=one.pk)


def _asked(request: SignedIn, pk: int) -> User:
    """Fetch whoever is asked for: 403 for who looks after nobody, 404 for whom one does not look after."""
    can_look_after_people(request.user).demand()
    return get_object_or_404(people_looked_after(request.user), pk=pk)


def _to_change(request: SignedIn, pk: int) -> User:
    one = _asked(request, pk)
    can_change_person(request.user, one).demand()
    return one


def _page(
    request: SignedIn,
    one: User,
    *,
    posting_form: PostingForm | None = None,
    correction: CorrectionForm | None = None,
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    may_change = can_change_person(request.user, one)
    agencies: list[Agency] = list(open_agencies_looked_after(request.user)) if may_change.allowed else []
    everything = looks_after_everybody(request.user)
    context = {
        "person": one,
        "today": today,
        "postings": postings_of(one).select_related("person"),
        "delegations": all_delegations_of(one)[:SHOWN_DELEGATIONS],
        "keys": keys_of(one),
        "may_change": may_change.allowed,
        "why_not": may_change.reason,
        "may_hand_over": can_hand_over_link(request.user, one).allowed,
        "may_take_factor": can_remove_second_factor(request.user, one).allowed,
        "agencies": agencies,
        "roles": [(role.value, role.label) for role in Role if everything or role != Role.ADMINISTRATOR],
        "posting_form": posting_form
        or PostingForm(initial={"agency": one.agency.name, "starts_on": f"{today:%Y-%m-%d}"}),
        "correction": correction or CorrectionForm(initial={"full_name": one.full_name, "email": one.email}),
        "link": link,
        "mail": mail_is_set_up(),
        "lines": lines_about(one)[:SHOWN_LINES],
    }
    return render(request, "people/person.html", context, status=status)
