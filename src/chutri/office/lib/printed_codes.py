"""The short codes that stand beside a QR code on paper: ``N-123`` is a task, ``V-45`` a document, ``K-7`` a plan.

They say where to go and nothing else: whether somebody may see it is asked by the page that they lead to.
"""

from __future__ import annotations

import re
from enum import StrEnum

_CODE = re.compile(r"([NVKT])\s*[-–.]?\s*(\d{0,12})", re.IGNORECASE)


class Printed(StrEnum):
    """What a code may be of."""

    TASK = "N"
    DOCUMENT = "V"
    PLAN = "K"
    OVERVIEW = "T"


def code_of(what: Printed, pk: int | None = None) -> str:
    """Give the code as it is printed; the overview has no number."""
    return what.value if pk is None else f"{what.value}-{pk}"


def read_code(typed: str) -> tuple[Printed, int | None] | None:
    """Read a code as somebody types it; None for what is none. All but the overview have a number."""
    found = _CODE.fullmatch(typed.strip())
    if found is None:
        return None
    what, number = Printed(found[1].upper()), found[2]
    if (what == Printed.OVERVIEW) == bool(number):
        return None
    return what, int(number) if number else None
