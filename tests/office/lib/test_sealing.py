"""Sealed words are read by this site alone."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from chutri.office.lib.sealing import SealBroken, seal, unseal

WORDS = "/gop-y/đường-dẫn-bí-mật/"


def test_what_is_sealed_is_not_seen_and_comes_back() -> None:
    sealed = seal(WORDS)
    assert "bí-mật" not in sealed
    assert sealed != seal(WORDS)
    assert unseal(sealed) == WORDS


def test_an_older_key_still_opens(settings: Settings) -> None:
    sealed, old = seal(WORDS), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "mới", [old]
    assert unseal(sealed) == WORDS


@pytest.mark.parametrize("changed", ["", "abc", "gAAAAA=="])
def test_what_is_not_ours_is_refused(changed: str) -> None:
    with pytest.raises(SealBroken, match="niêm phong"):
        unseal(changed)


def test_a_forgotten_key_is_said(settings: Settings) -> None:
    sealed = seal(WORDS)
    settings.SECRET_KEY = "mới"
    with pytest.raises(SealBroken):
        unseal(sealed)
