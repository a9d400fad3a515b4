"""How a deadline is said: the relation and the date, as an official writes them."""

from __future__ import annotations

from datetime import date, timedelta

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.choices import Relation


def deadline_words(stated: StatedDate, relation: str, *, begins: bool) -> str:
    """Say a deadline; ``begins`` when the document also says from when, so that a window is said by its end."""
    if relation == Relation.WITHIN and begins:
        return f"đến {stated}"
    if stated.precision == "day" and relation == Relation.ON:
        return str(stated)
    if stated.precision == "day" and relation == Relation.WITHIN:
        return f"trong ngày {stated}"
    return f"{Relation(relation).label} {stated}"


def last_day(deadline: date, relation: str) -> date:
    """Give the last day that is in time: "trước ngày 15/11" ends with the 14th, any other deadline with its own day."""
    return deadline - timedelta(days=1) if relation == Relation.BEFORE else deadline
