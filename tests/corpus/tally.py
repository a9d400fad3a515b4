"""What is counted: hits, finds and wants of one kind of finding; and when two texts count as the same.

White space, case, markup, tone-mark placement (``hoá``/``hóa``), the eth that OCR gives for ``Đ`` and the punctuation at the
ends make no difference, as in ``../shared/tools/score_reading.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Expected = dict[str, Any]

_TONES = {
    "oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = re.compile("|".join(_TONES))


@dataclass(slots=True)
class Tally:
    """Of one kind: how many were right, how many the reader gave, how many there are; and what went wrong."""

    hit: int = 0
    found: int = 0
    wanted: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what the reader gave that is right; 1 where it gave nothing."""
        return self.hit / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that the reader gave; 1 where there is nothing."""
        return self.hit / self.wanted if self.wanted else 1.0

    def add(self, other: Tally) -> None:
        """Count another plan's tally in."""
        self.hit += other.hit
        self.found += other.found
        self.wanted += other.wanted
        self.remarks += other.remarks

    def field(self, where: str, wanted: str | int | None, found: str | int | None, *, same: bool) -> None:
        """Count one field that may be absent on either side."""
        self.wanted += wanted is not None
        self.found += found is not None
        self.hit += same and wanted is not None
        if not same:
            self.remarks.append(f"{where}: wanted {wanted!r}, found {found!r}")


Tallies = dict[str, Tally]


def fold(text: str | None) -> str:
    """A text without what makes no difference."""
    text = unicodedata.normalize("NFC", text or "").casefold()
    text = _OLD_TONE.sub(lambda match: _TONES[match[0]], text)
    text = text.replace("ð", "đ").replace("–", "-").replace("—", "-").replace("*", " ")
    text = re.sub(r"\[\d{1,2}\]", "", text)  # a footnote mark may stay or go
    text = re.sub(r"[“”\"]", '"', re.sub(r"\s+", " ", text))
    text = re.sub(r"\s*([,;:.()/-])\s*", r"\1", text)
    return text.strip(" .;,:")


def joined(names: Iterable[str]) -> str:
    """A list of bodies as one text: how it is cut into entries is free."""
    words = re.sub(r"[,;\s]+|(?<=\))", " ", " ".join(fold(name) for name in names)).strip()
    words = re.sub(r" +", " ", words)
    return re.sub(r"\b(và|cùng) ", "", words)


def same(wanted: str | None, found: str | None) -> bool:
    """Whether two texts say the same; absent is the same as absent only."""
    if wanted is None or found is None:
        return wanted is found
    return fold(wanted) == fold(found)


def begins(starts: str, text: str) -> bool:
    """Whether a finding's text begins as the annotation says (or is itself the beginning of it)."""
    wanted, found = fold(starts), fold(text)
    return bool(found) and (found.startswith(wanted) or wanted.startswith(found) or wanted in found)


def count_entries(tally: Tally, where: str, wanted: Sequence[str], found: Sequence[str]) -> None:
    """Count the entries of two lists whose order makes no difference."""
    left = [fold(name) for name in found]
    missed = []
    for name in wanted:
        if fold(name) in left:
            left.remove(fold(name))
        else:
            missed.append(name)
    tally.wanted += len(wanted)
    tally.found += len(found)
    tally.hit += len(wanted) - len(missed)
    tally.remarks += [f"{where}: missed {name!r}" for name in missed]
    tally.remarks += [f"{where}: wrong {name!r}" for name in left]


def date_of(deadline: Any) -> str | None:
    """The date of a deadline of either side: the annotation's table or the reader's value."""
    if deadline is None:
        return None
    value = deadline.get("date") if isinstance(deadline, dict) else deadline.date
    return None if value is None else str(value)
