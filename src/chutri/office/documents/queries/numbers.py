"""What an agency has fixed about its symbols and terms, at a day."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from chutri.office.documents.choices import PartRole, Scheme
from chutri.office.documents.models import NumberSeries, PartyTerm, SymbolPart
from chutri.office.documents.rules.codes import is_symbol_part
from chutri.office.people.choices import AgencyKind
from chutri.office.people.models import Agency, AgencyName


def scheme_of(agency: Agency) -> Scheme:
    """Say by whose rules a body numbers its documents."""
    return Scheme.PARTY if agency.kind == AgencyKind.PARTY else Scheme.STATE


def symbol_parts_on(agency: Agency, day: date) -> QuerySet[SymbolPart]:
    """Give the parts of an agency's symbols that hold on a day, those fixed last first."""
    held = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    held &= Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return SymbolPart.objects.filter(held, agency=agency).order_by("-valid_from", "-pk")


def issuer_part(agency: Agency, day: date) -> str:
    """Give the abbreviation of an agency in its symbols: as it fixed it, else as the directory has it.

    Empty for none; what the directory writes short without being an abbreviation (*Văn phòng UBND*) is none.
    """
    fixed = symbol_parts_on(agency, day).filter(role=PartRole.ISSUER).values_list("part", flat=True).first()
    if fixed:
        return fixed
    held = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    held &= Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    named = AgencyName.objects.filter(held, agency=agency).exclude(abbreviation="").order_by("-official", "-valid_from")
    short = named.values_list("abbreviation", flat=True).first() or agency.short_name
    return short if is_symbol_part(short) else ""


def named_part(agency: Agency, day: date, *, role: PartRole, name: str) -> str:
    """Give the abbreviation of a council or a unit; empty where the agency has fixed none."""
    parts = symbol_parts_on(agency, day).filter(role=role, name=name)
    return parts.values_list("part", flat=True).first() or ""


def term_on(agency: Agency, day: date) -> PartyTerm | None:
    """Give the Party term that a day lies in."""
    begun = PartyTerm.objects.filter(agency=agency, starts_on__lte=day)
    return begun.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).order_by("-starts_on").first()


def series_of(agency: Agency) -> QuerySet[NumberSeries]:
    """Give the series of an agency, the newest period first."""
    return NumberSeries.objects.filter(agency=agency).order_by("-period", "scheme", "council", "kind")


def parts_of(agency: Agency) -> QuerySet[SymbolPart]:
    """Give all parts that an agency ever fixed, those in use first."""
    return SymbolPart.objects.filter(agency=agency).order_by("role", "name", F("valid_to").desc(nulls_first=True), "pk")


def terms_of(agency: Agency) -> QuerySet[PartyTerm]:
    """Give the terms of an agency, the newest first."""
    return PartyTerm.objects.filter(agency=agency).order_by("-starts_on")
