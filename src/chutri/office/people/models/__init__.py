"""Agencies as dated facts, the people in them, and what they are told."""

from __future__ import annotations

from chutri.office.people.models.access import AccessLink, CacheRow, LoginAttempts
from chutri.office.people.models.agencies import Agency, AgencyCode, AgencyName, AgencySheet, MentionChoice, Succession
from chutri.office.people.models.notices import Notice
from chutri.office.people.models.users import Delegation, Posting, User

__all__ = [
    "AccessLink",
    "Agency",
    "AgencyCode",
    "AgencyName",
    "AgencySheet",
    "CacheRow",
    "Delegation",
    "LoginAttempts",
    "MentionChoice",
    "Notice",
    "Posting",
    "Succession",
    "User",
]
