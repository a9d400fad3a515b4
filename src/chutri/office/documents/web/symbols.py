"""What an agency has fixed about its symbols, terms and series: shown, and added to by whoever keeps the register."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chutri.office.documents.choices import PartRole, Scheme
from chutri.office.documents.operations.numbering import SeriesKey, UnableToNumber, begin_series
from chutri.office.documents.operations.symbols import NewPart, NewTerm, UnableToFix, fix_part, fix_term
from chutri.office.documents.permissions import can_keep_register
from chutri.office.documents.queries.numbers import issuer_part, parts_of, scheme_of, series_of, terms_of
from chutri.office.documents.rules.kinds import kinds_on
from chutri.office.people.permissions import SignedIn

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


class PartForm(forms.Form):
    """A part of a symbol."""

    role = forms.ChoiceField(choices=PartRole.choices)
    name = forms.CharField(required=False, max_length=250)
    part = forms.CharField(max_length=30)
    valid_from = forms.DateField(required=False, input_formats=_DAYS)
    source = forms.CharField(required=False, max_length=500)


class TermForm(forms.Form):
    """A Party term."""

    name = forms.CharField(max_length=20)
    starts_on = forms.DateField(input_formats=_DAYS)
    ends_on = forms.DateField(required=False, input_formats=_DAYS)


class SeriesForm(forms.Form):
    """The number that a series had reached on paper."""

    kind = forms.CharField(required=False, max_length=120)
    period = forms.CharField(max_length=20)
    last = forms.IntegerField(min_value=0, max_value=1_000_000)


@require_http_methods(["GET", "POST"])
def symbols_page(request: SignedIn) -> HttpResponse:
    """Show the parts, terms and series of one's agency; add one."""
    agency, today = request.user.agency, timezone.localdate()
    verdict = can_keep_register(request.user, agency)
    if request.method == "POST":
        verdict.demand()
        return _add(request)
    context = {
        "agency": agency,
        "issuer": issuer_part(agency, today),
        "parts": list(parts_of(agency)),
        "terms": list(terms_of(agency)),
        "series": list(series_of(agency)),
        "party": scheme_of(agency) == Scheme.PARTY,
        "roles": PartRole.choices,
        "kinds": [kind.name for kind in kinds_on(today, scheme=scheme_of(agency))],
        "year": today.year,
        "may_fix": verdict.allowed,
    }
    return render(request, "documents/symbols.html", context)


def _add(request: SignedIn) -> HttpResponse:
    what = request.POST.get("what", "")
    form: forms.Form = {"term": TermForm, "series": SeriesForm}.get(what, PartForm)(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa lưu được: hãy điền đủ và đúng các ô.")
        return redirect("documents:symbols")
    agency, by, at, data = request.user.agency, request.user, timezone.now(), form.cleaned_data
    try:
        if what == "term":
            fix_term(agency=agency, term=NewTerm(**data), by=by, at=at)
        elif what == "series":
            scheme = scheme_of(agency) if data["kind"] else Scheme.ARRIVAL
            key = SeriesKey(agency, scheme, data["period"].strip(), data["kind"])
            begin_series(key=key, last=data["last"], by=by, at=at)
        else:
            fix_part(agency=agency, part=NewPart(**data), by=by, at=at)
    except (UnableToFix, UnableToNumber) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã lưu.")
    return redirect("documents:symbols")
