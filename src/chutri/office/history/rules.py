"""How a line of the history is sealed: a hash over its content and over the seal of the line before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

FIRST = "0" * 64


def seal(previous: str, at: datetime, content: Mapping[str, object]) -> str:
    """Give the SHA-256 of a line in hexadecimal; ``previous`` is the seal before it, ``FIRST`` for the first line."""
    canonical = json.dumps(
        {"previous": previous, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), **content},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
