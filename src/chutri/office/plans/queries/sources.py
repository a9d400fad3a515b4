"""The source of a plan as its pages show it, and what was read beside its tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.functions import Substr

from chutri.office.plans.choices import Panel
from chutri.office.plans.models import Passage, Plan, PlanReading
from chutri.office.plans.rules.marks import Json, Mark, together
from chutri.office.plans.rules.panels import PANEL_KEYS
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.segments import LaidBlock, laid_blocks


def passages_in(plan: Plan) -> list[tuple[int, int]]:
    """Give number and start of each passage, in order."""
    return list(Passage.objects.filter(plan=plan).order_by("number").values_list("number", "start"))


def passage(plan: Plan, number: int) -> Passage | None:
    """Give one passage of a plan."""
    return Passage.objects.filter(plan=plan, number=number).first()


def text_between(plan: Plan, start: int, end: int) -> str:
    """Give a stretch of the source; the database cuts it, so a long source is not carried whole."""
    cut = PlanReading.objects.filter(plan=plan).values_list(Substr("text", start + 1, max(end - start, 0)), flat=True)
    return cut.first() or ""


def blocks_in(one: Passage) -> list[Block]:
    """Give the blocks of a passage."""
    return [Block(kind, level, start, end, tuple(map(tuple, cells))) for kind, level, start, end, cells in one.blocks]


def marks_in(one: Passage) -> list[Mark]:
    """Give the marks of a passage but those of its duties."""
    return [Mark(*mark) for mark in one.marks]


def laid_passage(one: Passage, duty_marks: Iterable[Mark], text: str | None = None) -> list[LaidBlock]:
    """Give a passage laid out for the page with the marks of its duties. One query, none with its ``text``."""
    text = text_between(one.plan, one.start, one.end) if text is None else text
    return laid_blocks(text, one.start, blocks_in(one), together([*marks_in(one), *duty_marks]))


def panel_reading(plan: Plan, panel: str) -> Json:
    """Give the parts of the reading that one panel shows; the rest stays in the database."""
    return parts_of_reading(plan, PANEL_KEYS.get(panel, ()))


def parts_of_reading(plan: Plan, keys: tuple[str, ...]) -> Json:
    """Give some parts of a plan's reading by their keys. One query."""
    if not keys:
        return {}
    values: tuple[Any, ...] | None = (
        PlanReading.objects.filter(plan=plan).values_list(*(f"data__{key}" for key in keys)).first()
    )
    return dict(zip(keys, values or (), strict=False))


def panel_counts_of(plan: Plan) -> dict[str, int]:
    """Give how many entries each panel has."""
    counts = PlanReading.objects.filter(plan=plan).values_list("counts", flat=True).first() or {}
    return {panel: int(counts.get(panel, 0)) for panel in Panel.values}
