"""The tasks of a body's text, as tables of cases compare them."""

from __future__ import annotations

from chutri.reading.assignments import find_tasks
from chutri.reading.drafts import Draft
from tests.reading.flows import a_tree, names

YEAR = "2026"


def drafts(text: str, *, directive: bool = False, promulgates: bool = False, annexes: bool = False) -> list[Draft]:
    """The tasks of a body's text, without letterhead and foot."""
    return find_tasks(a_tree(text, annexes=annexes), year=YEAR, directive=directive, promulgates=promulgates)


def who(draft: Draft) -> str:
    """Who must do it, as one text."""
    return "; ".join(names(draft.agencies))


def helpers(draft: Draft) -> str:
    """Who helps, as one text."""
    return "; ".join(names(draft.partners))


def until(draft: Draft) -> str | None:
    """The date by which it must be done."""
    return draft.when.deadline.date if draft.when.deadline else None


def line(draft: Draft) -> str:
    """A task in one line: ``section | who | role | partners | start | deadline | action``; what is absent is empty."""
    cells = (draft.section, who(draft), draft.role, helpers(draft), draft.when.start, until(draft), draft.action)
    return " | ".join(cell or "" for cell in cells)


def lines(text: str, *, directive: bool = False, promulgates: bool = False, annexes: bool = False) -> list[str]:
    """Every task of a body's text in one line each."""
    found = drafts(text, directive=directive, promulgates=promulgates, annexes=annexes)
    return [line(draft) for draft in found]
