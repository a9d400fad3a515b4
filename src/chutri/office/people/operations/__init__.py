"""Deeds about people and agencies, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations

from chutri.office.people.operations.access import (
    UnableToUseLink,
    ask_for_reset,
    link_of,
    link_path,
    mail_link,
    make_link,
    set_password_by_link,
)
from chutri.office.people.operations.agencies import (
    AgencyChangedMeanwhile,
    Heir,
    UnableToChangeAgency,
    add_agency,
    close_agency,
    edit_agency,
    merge_agencies,
    rename_agency,
    reopen_agency,
    split_agency,
)
from chutri.office.people.operations.agency_sheets import UnableToApplySheet, apply_sheet, keep_sheet
from chutri.office.people.operations.delegations import UnableToDelegate, delegate, revoke_delegation
from chutri.office.people.operations.gazetteers import Loaded, UnableToLoadDirectory, directories_there, load_directory
from chutri.office.people.operations.invitations import (
    Invitee,
    UnableToDeactivate,
    UnableToInvite,
    correct_person,
    deactivate_person,
    invite_again,
    invite_people,
    reactivate_person,
    remove_second_factor,
)
from chutri.office.people.operations.mails import (
    UnableToDeliver,
    mail_is_set_up,
    send_letter,
    send_notices,
    site_address,
)
from chutri.office.people.operations.mention_choices import remember_choice
from chutri.office.people.operations.notices import mark_all_read, mark_read, notify
from chutri.office.people.operations.passwords import UnableToChangePassword, change_password
from chutri.office.people.operations.postings import (
    NewPosting,
    UnableToChangePosting,
    add_posting,
    end_posting,
    make_main_posting,
)
from chutri.office.people.operations.sessions import end_other_sessions, end_session
from chutri.office.people.operations.sign_in import (
    Stranger,
    TooManyAttempts,
    begin_attempt,
    fail_attempt,
    forget_attempts,
    pass_attempt,
    record_login,
    record_logout,
)
from chutri.office.people.operations.users import NewPerson, add_person, set_password
from chutri.office.people.queries.facts import AgencyFacts

__all__ = [
    "AgencyChangedMeanwhile",
    "AgencyFacts",
    "Heir",
    "Invitee",
    "Loaded",
    "NewPerson",
    "NewPosting",
    "Stranger",
    "TooManyAttempts",
    "UnableToApplySheet",
    "UnableToChangeAgency",
    "UnableToChangePassword",
    "UnableToChangePosting",
    "UnableToDeactivate",
    "UnableToDelegate",
    "UnableToDeliver",
    "UnableToInvite",
    "UnableToLoadDirectory",
    "UnableToUseLink",
    "add_agency",
    "add_person",
    "add_posting",
    "apply_sheet",
    "ask_for_reset",
    "begin_attempt",
    "change_password",
    "close_agency",
    "correct_person",
    "deactivate_person",
    "delegate",
    "directories_there",
    "edit_agency",
    "end_other_sessions",
    "end_posting",
    "end_session",
    "fail_attempt",
    "forget_attempts",
    "invite_again",
    "invite_people",
    "keep_sheet",
    "link_of",
    "link_path",
    "load_directory",
    "mail_is_set_up",
    "mail_link",
    "make_link",
    "make_main_posting",
    "mark_all_read",
    "mark_read",
    "merge_agencies",
    "notify",
    "pass_attempt",
    "reactivate_person",
    "record_login",
    "record_logout",
    "remember_choice",
    "remove_second_factor",
    "rename_agency",
    "reopen_agency",
    "revoke_delegation",
    "send_letter",
    "send_notices",
    "set_password",
    "set_password_by_link",
    "site_address",
    "split_agency",
]
