"""What is certain enough to be accepted without a look at each."""

from __future__ import annotations

from collections.abc import Iterable

from chutri.office.plans.choices import Resolution

# From this confidence of the reader on (0 to 1); shown beside the deed that accepts them all.
SURE = 0.9
KNOWN = (Resolution.CHOSEN, Resolution.CLASS)


def sure_of(confidence: float, leads: Iterable[str]) -> bool:
    """Say whether a duty is certain: the reader is, and it is known of everybody who must do it which agency is meant."""
    resolutions = list(leads)
    return confidence >= SURE and bool(resolutions) and all(one in KNOWN for one in resolutions)
