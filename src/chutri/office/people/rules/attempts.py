"""How many attempts to log in may fail, and what happens then."""

from __future__ import annotations

import hashlib
from datetime import timedelta

# Five failures of one login from one address lock it there; QCVN 12:2026/BCA allows no more than five.
MOST_FAILURES = 5
# An office of several hundred people shares one address: far more than they mistype, far less than who tries passwords.
MOST_FAILURES_FROM_ADDRESS = 100
LOCKED_FOR = timedelta(minutes=5)
# Failures further apart than this are no attack and don't add up.
COUNTED_WITHIN = timedelta(minutes=5)


def attempt_key(*parts: str) -> str:
    """Give the key under which failures are counted: a hash, since people type passwords where logins belong."""
    return hashlib.sha256("\x00".join(part.strip().casefold() for part in parts).encode()).hexdigest()
