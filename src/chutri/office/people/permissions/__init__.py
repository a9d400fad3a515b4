"""Who may do what with people and agencies, by noun."""

from __future__ import annotations

from chutri.office.people.permissions.users import SignedIn

__all__ = ["SignedIn"]
