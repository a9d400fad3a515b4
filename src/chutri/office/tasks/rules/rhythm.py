"""After how many days without a word an agency is silent about a task: measured by its own habit, not by one rule for all."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

# Days. Below the least nobody is called silent; a habit slower than the most is no excuse; without a habit the usual holds.
LEAST, USUAL, MOST = 7, 14, 60
GAPS_NEEDED = 5


def silent_after(gaps: Sequence[float]) -> int:
    """Give the days after which an agency's open task counts as silent: twice the median gap between its movements."""
    if len(gaps) < GAPS_NEEDED:
        return USUAL
    return max(LEAST, min(MOST, round(2 * median(gaps))))
