"""What is asked of people and agencies, by noun."""

from __future__ import annotations

from chutri.office.people.queries.notices import notices_of, people_of, unread_count
from chutri.office.people.queries.standing import Standing, agencies_of, standing_of
from chutri.office.people.queries.users import first_in_office, person_called

__all__ = [
    "Standing",
    "agencies_of",
    "first_in_office",
    "notices_of",
    "people_of",
    "person_called",
    "standing_of",
    "unread_count",
]
