"""What is asked of people by whoever looks after them: an administrator everywhere, an office in its agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from chutri.office.lib.folding import terms
from chutri.office.people.choices import PersonState, Role
from chutri.office.people.models import Agency, Delegation, Posting, User
from chutri.office.people.queries.standing import standing_of, valid_postings

NEVER_LOGGED_IN = "!"  # what Django writes where there is no password yet


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the list keeps."""

    query: str = ""
    agency: int | None = None
    role: str = ""
    state: str = ""


def looks_after_everybody(person: User) -> bool:
    """Say whether somebody looks after the system by a role of their own (it is never lent)."""
    return any(role == Role.ADMINISTRATOR for _, role in standing_of(person).own)


def agencies_looked_after(person: User) -> frozenset[int]:
    """Give the agencies whose office somebody is, by a role of their own: appointing people is not lent."""
    return frozenset(agency for agency, role in standing_of(person).own if role == Role.OFFICE)


def people_looked_after(person: User) -> QuerySet[User]:
    """Give whom somebody looks after: everybody, or whoever has or had a posting in their agencies."""
    people = User.objects.select_related("agency")
    if looks_after_everybody(person):
        return people
    agencies = agencies_looked_after(person)
    held = Posting.objects.filter(agency__in=agencies).values("person_id")
    return people.filter(Q(agency__in=agencies) | Q(pk__in=held))


def open_agencies_looked_after(person: User) -> QuerySet[Agency]:
    """Give the agencies into which somebody may invite, in the order of the alphabet."""
    agencies = Agency.objects.filter(closed_on=None).order_by("name_order", "pk")
    return agencies if looks_after_everybody(person) else agencies.filter(pk__in=agencies_looked_after(person))


def agencies_with_people(people: QuerySet[User]) -> QuerySet[Agency]:
    """Give the agencies of these people, for the filter."""
    return Agency.objects.filter(pk__in=people.order_by().values("agency_id")).order_by("name_order", "pk")


def people_matching(people: QuerySet[User], kept: PeopleFilter) -> QuerySet[User]:
    """Give those whom a filter keeps, by given name, each with the postings that count today as ``valid``."""
    for term in terms(kept.query):
        people = people.filter(search__contains=term)
    if kept.agency:
        people = people.filter(agency=kept.agency)
    if kept.role:
        people = people.filter(role=kept.role)
    match kept.state:
        case PersonState.ACTIVE:
            people = people.filter(is_active=True).exclude(password__startswith=NEVER_LOGGED_IN)
        case PersonState.INVITED:
            people = people.filter(is_active=True, password__startswith=NEVER_LOGGED_IN)
        case PersonState.ENDED:
            people = people.filter(is_active=False)
    return people.order_by("name_order", "pk")


def with_postings_at(people: QuerySet[User], person: User) -> QuerySet[User]:
    """Fetch along the roles that count on the day of whoever asks, as ``valid_postings``."""
    valid = Posting.objects.filter(valid_postings(standing_of(person).day)).select_related("agency").order_by("pk")
    return people.prefetch_related(Prefetch("postings", queryset=valid, to_attr="valid_postings"))


def postings_that_matter(person: User, by: User) -> QuerySet[Posting]:
    """Give the roles of somebody that are not over."""
    day = standing_of(by).day
    return Posting.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), person=person)


def all_delegations_of(person: User) -> QuerySet[Delegation]:
    """Give the newest delegations given by or to somebody, also those that are over."""
    both = Delegation.objects.filter(Q(giver=person) | Q(taker=person)).select_related("giver", "taker")
    return both.order_by(F("starts_on").desc(), "-pk")
