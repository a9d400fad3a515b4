"""Deeds about people and agencies, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations

from chutri.office.people.operations.agencies import add_agency
from chutri.office.people.operations.users import NewPerson, add_person, set_password

__all__ = ["NewPerson", "add_agency", "add_person", "set_password"]
