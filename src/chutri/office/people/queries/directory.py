"""The directory as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, F, Prefetch, Q, QuerySet, Value, When

from chutri.office.lib.folding import terms
from chutri.office.people.choices import AgencyKind, AgencyLevel, DirectoryState
from chutri.office.people.models import Agency, Posting, Succession
from chutri.office.people.queries.agencies import open_at
from chutri.office.people.queries.standing import valid_postings

_LEVELS = Case(*(When(level=level, then=Value(place)) for place, level in enumerate(AgencyLevel)), default=Value(9))
AGENCY_ORDERS = {
    "ten": (F("name_order").asc(), F("pk").asc()),
    "cap": (_LEVELS.asc(), F("name_order").asc(), F("pk").asc()),
    "ket-thuc": (F("closed_on").desc(nulls_last=True), F("name_order").asc(), F("pk").asc()),
}
# What a search box offers at once; more words make it fewer.
OFFERED = 12


@dataclass(frozen=True, slots=True)
class AgencyFilter:
    """What a list of the directory keeps, as its URL says it."""

    query: str = ""
    kind: str = ""
    level: str = ""
    state: str = DirectoryState.OPEN.value
    order: str = "ten"


@dataclass(slots=True)
class Lineage:
    """What came before an agency and after it; of those before, the same kind of body first and apart from the rest."""

    before: list[Succession] = field(default_factory=list)
    others_before: list[Succession] = field(default_factory=list)
    after: list[Succession] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Say whether anything came before or after."""
        return bool(self.before or self.others_before or self.after)


def asked_filter(parameters: Mapping[str, str]) -> AgencyFilter:
    """Read the filter that a URL asks for; what it does not know, it leaves out."""

    def one_of(name: str, allowed: list[str], otherwise: str = "") -> str:
        value = parameters.get(name, otherwise)
        return value if value in allowed else otherwise

    return AgencyFilter(
        query=parameters.get("q", "").strip()[:200],
        kind=one_of("loai", AgencyKind.values),
        level=one_of("cap", AgencyLevel.values),
        state=one_of("xem", DirectoryState.values, DirectoryState.OPEN.value),
        order=one_of("xep", list(AGENCY_ORDERS), "ten"),
    )


def agencies_matching(kept: AgencyFilter, *, today: date) -> QuerySet[Agency]:
    """Give the agencies that a filter keeps, ordered. Words are looked for without tone marks, in any name at any time."""
    found = Agency.objects.all()
    for term in terms(kept.query):
        found = found.filter(search__contains=term)
    if kept.kind:
        found = found.filter(kind=kept.kind)
    if kept.level:
        found = found.filter(level=kept.level)
    if kept.state == DirectoryState.OPEN:
        found = found.filter(Q(closed_on=None) | Q(closed_on__gt=today))
    elif kept.state == DirectoryState.CLOSED:
        found = found.filter(closed_on__lte=today)
    return found.order_by(*AGENCY_ORDERS[kept.order])


def with_heirs(found: QuerySet[Agency]) -> QuerySet[Agency]:
    """Fetch along what a row shows: the agency above, and who took over from one that is closed."""
    links = Succession.objects.select_related("successor").order_by("partly", "successor__name_order", "pk")
    return found.select_related("parent").prefetch_related(Prefetch("successions", links))


def counts_by_state(kept: AgencyFilter, *, today: date) -> dict[str, int]:
    """Count what the filter would keep in each state."""
    found = agencies_matching(AgencyFilter(kept.query, kept.kind, kept.level, DirectoryState.ALL.value), today=today)
    total = found.count()
    closed = found.filter(closed_on__lte=today).count()
    return {DirectoryState.OPEN: total - closed, DirectoryState.CLOSED: closed, DirectoryState.ALL: total}


def lineage_of(agency: Agency) -> Lineage:
    """Give what came before and after an agency. Two queries."""
    lineage = Lineage()
    before = agency.inheritances.select_related("predecessor").order_by("effective_on", "predecessor__name_order", "pk")
    for link in before:
        alike = link.predecessor.kind == agency.kind and link.predecessor.level != AgencyLevel.DISTRICT
        same = alike or link.predecessor.kind == AgencyKind.PEOPLES_COMMITTEE == agency.kind
        (lineage.before if same else lineage.others_before).append(link)
    lineage.after = list(
        agency.successions.select_related("successor").order_by("partly", "successor__name_order", "pk")
    )
    if not lineage.before and len(lineage.others_before) <= OFFERED:
        lineage.before, lineage.others_before = lineage.others_before, []
    return lineage


def units_of(agency: Agency, *, today: date) -> QuerySet[Agency]:
    """Give the agencies right below one that exist today."""
    return agency.units.filter(open_at(today)).order_by("kind", "name_order", "pk")


def postings_at(agency: Agency, *, today: date) -> QuerySet[Posting]:
    """Give who works in an agency today, by given name."""
    return (
        Posting.objects.filter(valid_postings(today), agency=agency, person__is_active=True)
        .select_related("person")
        .order_by("person__name_order", "pk")
    )


def agencies_offered(query: str, *, today: date, leave_out: Iterable[int] = ()) -> list[Agency]:
    """Give the first open agencies that a search box offers for some words; nothing for no words."""
    if not terms(query):
        return []
    found = agencies_matching(AgencyFilter(query), today=today).exclude(pk__in=list(leave_out)).select_related("parent")
    return list(found[:OFFERED])


def agencies_called(pks: Iterable[int]) -> list[Agency]:
    """Give agencies by their keys, in the alphabet's order."""
    return list(Agency.objects.filter(pk__in=list(pks)).select_related("parent").order_by("name_order", "pk"))
