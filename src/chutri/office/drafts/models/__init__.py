"""Drafts, their versions, the steps of their chains, and what others say of them."""

from __future__ import annotations

from chutri.office.drafts.models.drafts import Draft, Version
from chutri.office.drafts.models.opinions import Opinion, OpinionLink
from chutri.office.drafts.models.steps import Step

__all__ = ["Draft", "Opinion", "OpinionLink", "Step", "Version"]
