"""Who may do what with people and agencies, by noun."""

from __future__ import annotations

from chutri.office.people.permissions.agencies import can_edit_directory
from chutri.office.people.permissions.standing import acts_for, belongs_to, holds
from chutri.office.people.permissions.users import SignedIn

__all__ = ["SignedIn", "acts_for", "belongs_to", "can_edit_directory", "holds"]
