"""Deeds about agencies: what changes in the directory."""

from __future__ import annotations

from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, AgencyName


def add_agency(*, name: str) -> Agency:
    """Add an agency of which only the name is known."""
    agency = Agency.objects.create(name=name, name_order=sort_key(name), search=fold(name))
    AgencyName.objects.create(agency=agency, name=name, key=fold(name)[:250])
    return agency
