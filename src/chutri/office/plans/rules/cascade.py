"""What a body's plan made of a duty of the parent's, and what the parent orders of the plans below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from chutri.office.plans.choices import Adoption

# From here on words count as the parent's own; below it the body has made them its own.
KEPT_WORDS = 90

_ORDERS = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập)(?:\s*(?:,|và|/)\s*(?:xây dựng|ban hành|triển khai|phê duyệt))*"
    r"(?:\s+(?:các|văn bản|chương trình|phương án)\s*,?)?(?:\s+\w+){0,3}?\s+kế hoạch(?!\w)",
    re.IGNORECASE,
)
_SENDS = re.compile(r"(?<!\w)(?:gửi|báo cáo|trình|nộp)(?!\w)|(?:triển khai|thực hiện|cụ thể|chi tiết)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Above:
    """A duty of the parent's as a cell is judged by it."""

    last_day: date | None
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """A duty of the body's that carries it out."""

    last_day: date | None
    likeness: int


def orders_a_plan(action: str) -> bool:
    """Say whether a duty orders whoever it is given to to make a plan (*xây dựng kế hoạch … gửi về … trước ngày …*)."""
    found = _ORDERS.search(action)
    return found is not None and bool(_SENDS.search(action))


def adoption(above: Above, below: Iterable[Below], *, sent: bool, left_out: bool = False) -> Adoption:
    """Say what became of a duty that concerns a body. A later day than the parent's outweighs everything else.

    Of several duties that carry out one the latest day counts, and the likest words.
    """
    duties = list(below)
    if not sent:
        return Adoption.UNSENT
    if not duties:
        return Adoption.LEFT_OUT if left_out else Adoption.FORGOTTEN
    days = [one.last_day for one in duties if one.last_day]
    if above.last_day and days and max(days) > above.last_day:
        return Adoption.LATER
    same_day = not above.last_day or (bool(days) and max(days) == above.last_day)
    kept = max(one.likeness for one in duties) >= KEPT_WORDS
    return Adoption.ADOPTED if kept and same_day else Adoption.NARROWED


@dataclass(slots=True)
class CascadeFigures:
    """The figures above the map: bodies, who has sent, who is late, cells by what became of them, duties that were added."""

    bodies: int = 0
    sent: int = 0
    late: int = 0
    added: int = 0
    cells: Counter[Adoption] = field(default_factory=Counter)

    def count(self, adoption_: Adoption) -> int:
        """Give how many cells there are of one sort."""
        return self.cells[adoption_]
