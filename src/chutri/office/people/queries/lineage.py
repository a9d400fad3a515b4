"""What became of agencies: chains of successions followed to whoever exists at a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from chutri.office.people.models import Agency, Succession

# A body reorganised more often than this between two dates is a loop in the data.
_LONGEST_CHAIN = 12


def successors_at(agencies: Iterable[Agency], *, on: date) -> dict[int, tuple[Agency, ...]]:
    """Give for each agency whoever does its work on that day, by key: itself while it exists, otherwise its heirs.

    A district gives a set of communes; an agency closed without a known heir gives nobody. One query for each link of
    the longest chain (one more to see that it ends), however many agencies there are.
    """
    asked = list(agencies)
    links: dict[int, list[Agency]] = {}
    frontier = {agency.pk for agency in asked if _closed(agency, on)}
    for _ in range(_LONGEST_CHAIN):
        if not frontier:
            break
        found: set[int] = set()
        for link in _links(frontier, on):
            links.setdefault(link.predecessor_id, []).append(link.successor)
            if _closed(link.successor, on):
                found.add(link.successor_id)
        frontier = found - links.keys()
    return {agency.pk: _heirs(agency, links, on) for agency in asked}


def _closed(agency: Agency, on: date) -> bool:
    return agency.closed_on is not None and agency.closed_on <= on


def _links(predecessors: Collection[int], on: date) -> Iterable[Succession]:
    return (
        Succession.objects.filter(predecessor__in=predecessors, effective_on__lte=on)
        .select_related("successor")
        .order_by("partly", "successor__name_order", "pk")
    )


def _heirs(agency: Agency, links: dict[int, list[Agency]], on: date) -> tuple[Agency, ...]:
    heirs: dict[int, Agency] = {}
    seen: set[int] = set()
    waiting = [agency]
    while waiting:
        one = waiting.pop(0)
        if one.pk in seen:
            continue
        seen.add(one.pk)
        if _closed(one, on):
            waiting += links.get(one.pk, [])
        else:
            heirs[one.pk] = one
    return tuple(heirs.values())
