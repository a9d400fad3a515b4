"""Verdicts and their reasons."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from chutri.office.lib.verdict import ALLOWED, Verdict, refused


def test_a_refusal_is_raised_with_its_reason() -> None:
    with pytest.raises(PermissionDenied, match="Bạn chỉ được xem"):
        refused("Bạn chỉ được xem.").demand()


def test_what_is_allowed_passes() -> None:
    assert (ALLOWED.demand(), ALLOWED) == (None, Verdict(True, ""))  # type: ignore[func-returns-value]
