"""Deeds about people and agencies, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations

from chutri.office.people.operations.agencies import (
    AgencyFacts,
    Heir,
    UnableToChangeAgency,
    add_agency,
    close_agency,
    merge_agencies,
    rename_agency,
    reopen_agency,
    split_agency,
)
from chutri.office.people.operations.gazetteers import (
    Loaded,
    UnableToLoadDirectory,
    directories_there,
    load_directory,
)
from chutri.office.people.operations.mails import UnableToDeliver, mail_is_set_up, send_letter, send_notices
from chutri.office.people.operations.mention_choices import remember_choice
from chutri.office.people.operations.notices import mark_all_read, mark_read, notify
from chutri.office.people.operations.users import NewPerson, add_person, set_password

__all__ = [
    "AgencyFacts",
    "Heir",
    "Loaded",
    "NewPerson",
    "UnableToChangeAgency",
    "UnableToDeliver",
    "UnableToLoadDirectory",
    "add_agency",
    "add_person",
    "close_agency",
    "directories_there",
    "load_directory",
    "mail_is_set_up",
    "mark_all_read",
    "mark_read",
    "merge_agencies",
    "notify",
    "remember_choice",
    "rename_agency",
    "reopen_agency",
    "send_letter",
    "send_notices",
    "set_password",
    "split_agency",
]
