"""Cuts a long source into passages, each small enough for one page, and deals its marks and tasks out to them."""

from __future__ import annotations

from typing import NamedTuple

from chutri.office.plans.choices import BlockKind
from chutri.office.plans.rules.marks import Json, Mark
from chutri.office.plans.rules.paper import Block

# Past the first bound a passage ends at the next heading, past the second at the next paragraph. 90,000 characters
# are some 30 pages; with their marks they make about 300 kB of HTML.
SOFT_CHARACTERS, HARD_CHARACTERS = 60_000, 90_000
SOFT_TASKS, HARD_TASKS = 120, 200


class Numbered(NamedTuple):
    """A task of the reading with its place in the document, counted from 1."""

    ordinal: int
    task: Json


class PassageCut(NamedTuple):
    """What one page shows: a stretch of the source with its blocks, its marks and the tasks that begin in it."""

    start: int
    end: int
    blocks: list[Block]
    marks: list[Mark]
    tasks: list[Numbered]


def passages_of(length: int, blocks: list[Block], marks: list[Mark], tasks: list[Json]) -> list[PassageCut]:
    """Cut a source of ``length`` characters; the passages tile it. A mark that crosses a cut stands in both."""
    numbered = sorted((Numbered(i, task) for i, task in enumerate(tasks, start=1)), key=lambda n: n.task["span"][0])
    cuts: list[PassageCut] = []
    task_at = 0
    for group in _groups(blocks, [n.task["span"][0] for n in numbered]):
        start = cuts[-1].end if cuts else 0
        end = group[-1].end
        stop = task_at
        while stop < len(numbered) and numbered[stop].task["span"][0] < end:
            stop += 1
        cuts.append(PassageCut(start, end, group, [], numbered[task_at:stop]))
        task_at = stop
    if not cuts:
        cuts.append(PassageCut(0, length, [], [], []))
    last = cuts[-1]
    cuts[-1] = last._replace(end=length, tasks=last.tasks + numbered[task_at:])
    _deal(marks, cuts)
    return cuts


def _groups(blocks: list[Block], task_starts: list[int]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    characters = tasks = 0
    task_at = 0
    for block in blocks:
        soft = characters >= SOFT_CHARACTERS or tasks >= SOFT_TASKS
        hard = characters >= HARD_CHARACTERS or tasks >= HARD_TASKS
        if not groups or hard or (soft and block.kind == BlockKind.HEADING):
            groups.append([])
            characters = tasks = 0
        groups[-1].append(block)
        characters += block.end - block.start
        while task_at < len(task_starts) and task_starts[task_at] < block.end:
            task_at += 1
            tasks += 1
    return groups


def _deal(marks: list[Mark], cuts: list[PassageCut]) -> None:
    """Give every passage the marks that touch it. Marks are sorted by start, so one walk suffices."""
    first = 0
    for mark in marks:
        while cuts[first].end <= mark.start and first < len(cuts) - 1:
            first += 1
        for cut in cuts[first:]:
            if cut.start >= mark.end:
                break
            cut.marks.append(mark)
