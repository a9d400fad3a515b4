"""What is asked of people and agencies, by noun."""

from __future__ import annotations

from chutri.office.people.queries.account import delegations_of, postings_of, sessions_of
from chutri.office.people.queries.agencies import agencies_open_at, agencies_under, agency_called
from chutri.office.people.queries.lineage import successors_at
from chutri.office.people.queries.notices import agencies_with_people, notice_told, notices_of, people_of, unread_count
from chutri.office.people.queries.resolving import Candidate, Resolved, resolve
from chutri.office.people.queries.standing import Standing, agencies_of, standing_of
from chutri.office.people.queries.users import (
    colleagues_of,
    first_in_office,
    person_by_email,
    person_by_login,
    person_called,
)

__all__ = [
    "Candidate",
    "Resolved",
    "Standing",
    "agencies_of",
    "agencies_open_at",
    "agencies_under",
    "agencies_with_people",
    "agency_called",
    "colleagues_of",
    "delegations_of",
    "first_in_office",
    "notice_told",
    "notices_of",
    "people_of",
    "person_by_email",
    "person_by_login",
    "person_called",
    "postings_of",
    "resolve",
    "sessions_of",
    "standing_of",
    "successors_at",
    "unread_count",
]
