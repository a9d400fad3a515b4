"""Deeds about people and agencies, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations

from chutri.office.people.operations.agencies import add_agency
from chutri.office.people.operations.mails import UnableToDeliver, mail_is_set_up, send_letter, send_notices
from chutri.office.people.operations.notices import mark_all_read, mark_read, notify
from chutri.office.people.operations.users import NewPerson, add_person, set_password

__all__ = [
    "NewPerson",
    "UnableToDeliver",
    "add_agency",
    "add_person",
    "mail_is_set_up",
    "mark_all_read",
    "mark_read",
    "notify",
    "send_letter",
    "send_notices",
    "set_password",
]
