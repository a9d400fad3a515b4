"""A plan says the same tasks whatever it comes as: text, Word file, PDF with text, scan at 200 dpi.

The scans go through recognition, which takes one letter or mark for another now and then: a task counts as read when all
its facts are right and its words are all but the same. Of every plan nineteen tasks in twenty must be.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pytest

from chutri.reading import read_bytes, read_text
from chutri.reading.model import Task
from tests.layouts import as_docx, as_pdf, as_scan

SEEDS = ("000", "001", "002", "003", "004")
EXAMPLES = ("ke-hoach-hoi-nghi", "ke-hoach-thi-dua", "ke-hoach-tuyen-truyen")
FORMS: dict[str, Callable[[str], bytes]] = {"docx": as_docx, "pdf": as_pdf}
SCANNED = 0.95  # of the tasks
ALIKE = 0.97  # of the letters of a task's words


class Facts(NamedTuple):
    """What is compared of a task, white space folded."""

    section: str
    agencies: str
    mode: str
    role: str
    partners: str
    start: str | None
    deadline: str | None
    action: str


def facts_of(task: Task) -> Facts:
    """A task without its place in the text."""
    return Facts(
        task.section,
        " ".join("; ".join(party.text for party in task.agencies).split()),
        task.mode,
        task.role,
        " ".join("; ".join(party.text for party in task.partners).split()),
        task.start,
        task.deadline.date if task.deadline else None,
        " ".join(task.action.split()),
    )


def alike(one: Facts, other: Facts) -> bool:
    """Whether two tasks say the same: all facts, and the words but for single letters."""
    if one[:-1] != other[:-1]:
        return False
    words = (one.action.casefold(), other.action.casefold())
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= ALIKE


def plan_text(name: str, request: pytest.FixtureRequest) -> str:
    """The text of one of the project's examples, or of a real plan beside the checkout, by the number it begins with."""
    if name in EXAMPLES:
        folder: Path = request.getfixturevalue("examples")
        return (folder / f"{name}.txt").read_text(encoding="utf-8")
    seeds: Path = request.getfixturevalue("shared") / "seeds"
    return next(seeds.glob(f"{name}_*.txt")).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plan", [*EXAMPLES, *SEEDS])
def test_each_form_of_a_plan_gives_the_same_tasks(plan: str, form: str, request: pytest.FixtureRequest) -> None:
    text = plan_text(plan, request)
    wanted = [facts_of(task) for task in read_text(text).tasks]

    found = [facts_of(task) for task in read_bytes(FORMS[form](text), f"ke-hoach.{form}").tasks]

    assert found == wanted


@pytest.mark.needs("tesseract", "tesseract-vie")
@pytest.mark.parametrize("plan", [*EXAMPLES, *SEEDS])
def test_scan_of_a_plan_gives_nearly_all_the_same_tasks(plan: str, request: pytest.FixtureRequest) -> None:
    text = plan_text(plan, request)
    wanted = [facts_of(task) for task in read_text(text).tasks]

    found = [facts_of(task) for task in read_bytes(as_scan(text), "ke-hoach.pdf").tasks]

    missed = [one for one in wanted if not any(alike(one, other) for other in found)]
    invented = [other for other in found if not any(alike(one, other) for one in wanted)]
    most = (1 - SCANNED) * len(wanted)
    assert len(missed) <= most, missed
    assert len(invented) <= most, invented


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plan", EXAMPLES)
def test_each_form_of_a_plan_gives_the_same_header_and_foot(
    plan: str, form: str, request: pytest.FixtureRequest
) -> None:
    text = plan_text(plan, request)
    wanted, found = read_text(text), read_bytes(FORMS[form](text), f"ke-hoach.{form}")

    for name in ("kind", "code", "place", "date", "title"):
        assert getattr(found.header, name) == getattr(wanted.header, name)
    assert [recipient.text for recipient in found.recipients] == [recipient.text for recipient in wanted.recipients]
    assert found.signature is not None
    assert wanted.signature is not None
    assert (found.signature.position, found.signature.name) == (wanted.signature.position, wanted.signature.name)
    assert [reference.code for reference in found.references] == [reference.code for reference in wanted.references]
