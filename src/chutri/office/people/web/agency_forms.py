"""Adding, correcting, renaming and closing an agency."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.models import Agency
from chutri.office.people.operations import (
    AgencyChangedMeanwhile,
    AgencyFacts,
    Heir,
    UnableToChangeAgency,
    add_agency,
    close_agency,
    edit_agency,
    rename_agency,
)
from chutri.office.people.permissions import SignedIn, can_edit_directory
from chutri.office.people.queries.directory import agencies_called
from chutri.office.people.queries.facts import FACT_LABELS, facts_of, mark_of

FORM = "people/agencies/agency_form.html"
_DAY = {"invalid": "Ngày ghi theo dạng ngày/tháng/năm, ví dụ 01/03/2025."}
_NEW = {"kind": AgencyKind.DEPARTMENT, "level": AgencyLevel.PROVINCE}
_NEEDED = {"required": "Cần ghi mục này."}


class DayField(forms.DateField):
    """A day as officials write it: 01/03/2025."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"})
        formats = ["%d/%m/%Y", "%Y-%m-%d"]
        super().__init__(widget=widget, input_formats=formats, error_messages={**_DAY, **_NEEDED}, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a day as it is written."""
        return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else value


class FactsForm(forms.Form):
    """The facts of an agency but its end; aliases and codes one a line."""

    name = forms.CharField(label=FACT_LABELS["name"], max_length=250, error_messages=_NEEDED)
    short_name = forms.CharField(label=FACT_LABELS["short_name"], max_length=80, required=False)
    opened_on = DayField(label=FACT_LABELS["opened_on"], required=False)
    kind = forms.ChoiceField(label=FACT_LABELS["kind"], choices=AgencyKind.choices)
    level = forms.ChoiceField(label=FACT_LABELS["level"], choices=AgencyLevel.choices)
    territory_kind = forms.ChoiceField(
        label=FACT_LABELS["territory_kind"], choices=[("", "–"), *TerritoryKind.choices], required=False
    )
    territory = forms.CharField(label=FACT_LABELS["territory"], max_length=120, required=False)
    email = forms.EmailField(
        label=FACT_LABELS["email"], required=False, error_messages={"invalid": "Địa chỉ thư chưa đúng dạng ten@noi.vn."}
    )
    confidence = forms.CharField(label=FACT_LABELS["confidence"], max_length=40, required=False)
    aliases = forms.CharField(label=FACT_LABELS["aliases"], required=False, widget=forms.Textarea(attrs={"rows": 3}))
    codes = forms.CharField(label=FACT_LABELS["codes"], required=False, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(label=FACT_LABELS["source"], required=False)
    note = forms.CharField(label=FACT_LABELS["note"], required=False, widget=forms.Textarea(attrs={"rows": 2}))
    parent = forms.ModelChoiceField(queryset=Agency.objects.all(), required=False)

    def clean_aliases(self) -> tuple[str, ...]:
        """Take one name a line."""
        return tuple(sorted({line.strip()[:250] for line in self.cleaned_data["aliases"].splitlines() if line.strip()}))

    def clean_codes(self) -> tuple[tuple[str, str], ...]:
        """Take one code a line: its scheme, a colon, the code."""
        pairs = [line.partition(":") for line in self.cleaned_data["codes"].splitlines() if line.strip()]
        if any(not scheme.strip() or not code.strip() for scheme, _, code in pairs):
            raise ValidationError("Mỗi dòng một mã, dạng hệ mã: mã; ví dụ gso: 00070.")
        return tuple(sorted({(scheme.strip()[:20], code.strip()[:35]) for scheme, _, code in pairs}))

    def facts(self, before: AgencyFacts | None = None) -> AgencyFacts:
        """Give what was filled in; the end of the agency stays as it was."""
        kept = self.cleaned_data | {
            "kind": AgencyKind(self.cleaned_data["kind"]),
            "level": AgencyLevel(self.cleaned_data["level"]),
        }
        return AgencyFacts(**kept, closed_on=before.closed_on if before else None)


class RenameForm(forms.Form):
    """A new name and the day from which it is used."""

    name = forms.CharField(label="Tên mới", max_length=250, error_messages=_NEEDED)
    on = DayField(label="Dùng từ ngày")


class CloseForm(forms.Form):
    """The first day without the agency, and who takes over."""

    on = DayField(label="Kết thúc hoạt động từ ngày")
    heirs = forms.ModelMultipleChoiceField(queryset=Agency.objects.all(), required=False)
    note = forms.CharField(label="Ghi chú về việc kế thừa", required=False)


@require_http_methods(["GET", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """Add an agency."""
    can_edit_directory(request.user).demand()
    form = FactsForm(request.POST if request.method == "POST" else None, initial=_NEW)
    if request.method == "POST" and form.is_valid():
        try:
            agency = add_agency(facts=form.facts(), by=request.user, at=timezone.now())
        except (UnableToChangeAgency, ValidationError) as error:
            form.add_error(None, _words(error))
        else:
            messages.success(request, f"Đã thêm {agency.name}.")
            return redirect("people:agency-page", agency.pk)
    return _facts_page(request, form, None, "")


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, agency: int) -> HttpResponse:
    """Correct the facts of an agency; when somebody else saved it meanwhile, show theirs and keep what was typed."""
    one = get_object_or_404(Agency.objects.select_related("parent"), pk=agency)
    can_edit_directory(request.user).demand()
    before = facts_of(one)
    if request.method == "GET":
        return _facts_page(request, FactsForm(initial=_initial(before)), one, mark_of(before))
    form = FactsForm(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        try:
            edit_agency(agency=one, facts=form.facts(before), seen=seen, by=request.user, at=timezone.now())
        except AgencyChangedMeanwhile as error:
            theirs = [(label, error.facts.shown(fact)) for fact, label in FACT_LABELS.items()]
            return _facts_page(request, form, one, mark_of(error.facts), conflict=str(error), theirs=theirs)
        except (UnableToChangeAgency, ValidationError) as error:
            form.add_error(None, _words(error))
        else:
            messages.success(request, "Đã lưu.")
            return redirect("people:agency-page", one.pk)
    return _facts_page(request, form, one, seen)


@require_http_methods(["GET", "POST"])
def rename(request: SignedIn, agency: int) -> HttpResponse:
    """Give an agency a new name from a day on."""
    one = get_object_or_404(Agency.objects.select_related("parent"), pk=agency)
    can_edit_directory(request.user).demand()
    form = RenameForm(request.POST or None, initial={"name": one.name, "on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        try:
            rename_agency(agency=one, name=wanted["name"], on=wanted["on"], by=request.user, at=timezone.now())
        except (UnableToChangeAgency, ValidationError) as error:
            form.add_error(None, _words(error))
        else:
            messages.success(request, f"Đã đổi tên thành {wanted['name']}.")
            return redirect("people:agency-page", one.pk)
    return _page(request, form, one, deed="rename")


@require_http_methods(["GET", "POST"])
def close(request: SignedIn, agency: int) -> HttpResponse:
    """Close an agency from a day on and say who takes over."""
    one = get_object_or_404(Agency.objects.select_related("parent"), pk=agency)
    can_edit_directory(request.user).demand()
    form = CloseForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        partly = len(wanted["heirs"]) > 1
        heirs = [Heir(heir, partly, wanted["note"]) for heir in wanted["heirs"]]
        try:
            close_agency(agency=one, on=wanted["on"], successors=heirs, by=request.user, at=timezone.now())
        except UnableToChangeAgency as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{one.name} kết thúc hoạt động từ {wanted['on']:%d/%m/%Y}.")
            return redirect("people:agency-page", one.pk)
    chosen = _chosen(form, "heirs")
    return _page(request, form, one, deed="close", field="heirs", chosen=chosen)


def _facts_page(request: SignedIn, form: FactsForm, agency: Agency | None, seen: str, **more: Any) -> HttpResponse:
    chosen = _chosen(form, "parent") if form.is_bound else [agency.parent] if agency and agency.parent else []
    return _page(
        request, form, agency, deed="edit" if agency else "add", field="parent", chosen=chosen, seen=seen, **more
    )


def _page(request: SignedIn, form: forms.Form, agency: Agency | None, **more: Any) -> HttpResponse:
    status = 409 if more.get("conflict") else 422 if form.errors else 200
    return render(request, FORM, {"form": form, "agency": agency, **more}, status=status)


def _chosen(form: forms.Form, field: str) -> list[Agency]:
    asked = form.data.getlist(field) if hasattr(form.data, "getlist") else []
    return agencies_called(int(pk) for pk in asked if pk.isdecimal() and len(pk) < 18)


def _initial(facts: AgencyFacts) -> dict[str, Any]:
    said = {fact: getattr(facts, fact) for fact in FACT_LABELS if fact not in ("aliases", "codes", "parent")}
    codes = "\n".join(f"{scheme}: {code}" for scheme, code in facts.codes)
    return said | {"aliases": "\n".join(facts.aliases), "codes": codes}


def _words(error: UnableToChangeAgency | ValidationError) -> str:
    return "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
