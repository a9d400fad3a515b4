"""The list of people, and inviting: one by one or by a sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.choices import PersonState, Role
from chutri.office.people.operations import Invitee, UnableToInvite, invite_people, mail_is_set_up
from chutri.office.people.permissions import SignedIn
from chutri.office.people.permissions.people import can_look_after_people
from chutri.office.people.permissions.roster import CheckedRow, check_roster
from chutri.office.people.queries.people import (
    PeopleFilter,
    agencies_with_people,
    looks_after_everybody,
    open_agencies_looked_after,
    people_looked_after,
    people_matching,
    with_postings_at,
)
from chutri.office.people.rules.roster import RosterRow, UnreadableRoster, empty_roster, read_roster

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGEST_SHEET = 2 * 1024 * 1024
_SALT = "people.roster"
_PREVIEW_SECONDS = 3600
_FIELDS = ("full_name", "email", "agency", "role", "position", "username")


class RosterForm(forms.Form):
    """A sheet to read."""

    file = forms.FileField(label="Tệp Excel")

    def clean_file(self) -> Any:
        """Refuse what is no list of at most a few hundred people."""
        file = self.cleaned_data["file"]
        if file.size > _LARGEST_SHEET:
            raise forms.ValidationError("Tệp lớn hơn 2 MB; danh sách người dùng không cần lớn như vậy.")
        return file


def asked_filter(parameters: QueryDict) -> PeopleFilter:
    """Read the filter that a URL asks for; what it does not know, it leaves out."""
    agency, role, state = (parameters.get(name, "") for name in ("co-quan", "vai-tro", "trang-thai"))
    return PeopleFilter(
        query=parameters.get("q", "").strip(),
        agency=int(agency) if agency.isdecimal() and len(agency) < 18 else None,
        role=role if role in Role.values else "",
        state=state if state in PersonState.values else "",
    )


@require_safe
def people_list(request: SignedIn) -> HttpResponse:
    """Show whom one looks after: search, filters, pages; htmx gets the rows alone."""
    can_look_after_people(request.user).demand()
    kept = asked_filter(request.GET)
    people = people_looked_after(request.user)
    matching = with_postings_at(people_matching(people, kept), request.user)
    context = {
        "kept": kept,
        "page": page_of(matching, request.GET.get("trang")),
        "agencies": agencies_with_people(people),
        "roles": Role.choices,
        "states": PersonState.choices,
        "filtered": any((kept.query, kept.agency, kept.role, kept.state)),
    }
    return render(request, "people/people_list.html#rows" if request.htmx else "people/people_list.html", context)


@require_http_methods(["GET", "POST"])
def invite_person(request: SignedIn) -> HttpResponse:
    """Invite one person; what is wrong is said beside what was typed."""
    can_look_after_people(request.user).demand()
    agencies = open_agencies_looked_after(request.user)
    typed = {field: " ".join(request.POST.get(field, "").split()) for field in _FIELDS}
    if request.method == "GET":
        own = request.user.agency.name
        typed |= {"agency": own, "role": str(Role.SPECIALIST.label)}
    context = {"typed": typed, "agencies": agencies, "roles": _offered_roles(request), "mail": mail_is_set_up()}
    if request.method == "GET":
        return render(request, "people/invite_person.html", context)
    (checked,) = check_roster([RosterRow(line=1, **typed)], by=request.user)
    problems = checked.problems
    if not problems:
        try:
            (person,) = _invite([checked], request)
        except UnableToInvite as error:
            problems = (str(error),)
        else:
            messages.success(request, _said([checked]))
            return redirect("people:person", pk=person.pk)
    return render(request, "people/invite_person.html", {**context, "problems": problems}, status=422)


@require_GET
def roster_form_file(request: SignedIn) -> HttpResponse:
    """Give the sheet to fill in."""
    can_look_after_people(request.user).demand()
    names = list(open_agencies_looked_after(request.user).values_list("name", flat=True))
    response = HttpResponse(empty_roster(names), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="moi-nguoi-dung.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def read_roster_file(request: SignedIn) -> HttpResponse:
    """Read a sheet and show what each line would do; nothing is saved yet."""
    can_look_after_people(request.user).demand()
    form = RosterForm(request.POST, request.FILES) if request.method == "POST" else RosterForm()
    if not form.is_valid():
        return render(request, "people/roster.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        rows = read_roster(form.cleaned_data["file"].read())
    except UnreadableRoster as error:
        form.add_error("file", str(error))
        return render(request, "people/roster.html", {"form": form}, status=422)
    return _preview(request, check_roster(rows, by=request.user))


@require_POST
def invite_roster(request: SignedIn) -> HttpResponse:
    """Invite all lines of a sheet that was shown; what has come in the way meanwhile is shown again."""
    can_look_after_people(request.user).demand()
    try:
        rows = signing.loads(request.POST.get("rows", ""), salt=_SALT, max_age=_PREVIEW_SECONDS)
    except signing.BadSignature:
        messages.error(request, "Bản xem trước đã quá một giờ. Hãy tải tệp lên lại.")
        return redirect("people:read-roster-file")
    checked = check_roster([RosterRow(**row) for row in rows], by=request.user)
    good = [row for row in checked if not row.problems]
    if len(good) < len(checked):
        return _preview(request, checked, status=409)
    try:
        _invite(good, request)
    except UnableToInvite as error:
        messages.error(request, str(error))
        return _preview(request, checked, status=409)
    messages.success(request, _said(good))
    return redirect("people:people-list")


def _preview(request: SignedIn, checked: list[CheckedRow], status: int = 200) -> HttpResponse:
    good = [row for row in checked if not row.problems]
    kept = [{"line": one.row.line, **{field: getattr(one.row, field) for field in _FIELDS}} for one in good]
    context = {
        "form": RosterForm(),
        "checked": checked,
        "good": len(good),
        "bad": len(checked) - len(good),
        "rows": signing.dumps(kept, salt=_SALT, compress=True),
        "mail": mail_is_set_up(),
    }
    return render(request, "people/roster.html", context, status=status)


def _invite(checked: list[CheckedRow], request: SignedIn) -> list[Any]:
    people = [
        Invitee(
            full_name=one.row.full_name,
            username=one.username,
            email=one.row.email,
            agency=one.agency,
            role=one.role,
            position=one.row.position,
        )
        for one in checked
        if one.agency and one.role
    ]
    return list(invite_people(people=people, by=request.user, at=timezone.now()))


def _said(checked: list[CheckedRow]) -> str:
    who = checked[0].row.full_name if len(checked) == 1 else f"{len(checked)} người"
    if mail_is_set_up():
        return f"Đã mời {who}. Thư kèm đường dẫn đặt mật khẩu đang được gửi."
    return f"Đã tạo tài khoản cho {who}. Hệ thống chưa gửi được thư: hãy lấy đường dẫn ở trang của từng người và đưa tận tay."


def _offered_roles(request: SignedIn) -> list[tuple[str, str]]:
    everything = looks_after_everybody(request.user)
    return [(role.value, str(role.label)) for role in Role if everything or role != Role.ADMINISTRATOR]
