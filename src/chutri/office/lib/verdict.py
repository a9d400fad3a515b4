"""The answer to "may this person do that?", with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a deed is allowed; when not, ``reason`` is a Vietnamese sentence fit for the screen."""

    allowed: bool
    reason: str = ""

    def demand(self) -> None:
        """Let pass what is allowed; otherwise raise PermissionDenied with the reason, which the 403 page shows."""
        if not self.allowed:
            raise PermissionDenied(self.reason)


ALLOWED = Verdict(True)


def refused(reason: str) -> Verdict:
    """Give the verdict that says no, and why."""
    return Verdict(False, reason)
