"""What is asked of people and agencies, by noun."""

from __future__ import annotations

from chutri.office.people.queries.users import first_in_office, person_called

__all__ = ["first_in_office", "person_called"]
