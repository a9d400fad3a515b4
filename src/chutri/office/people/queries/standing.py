"""What a person may act as on a day: main posting, further postings, and whom they stand in for. One query a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from chutri.office.people.choices import Role
from chutri.office.people.models import Delegation, Posting, User

# What a delegation never hands on: who looks after the system is named, not stood in for.
NOT_DELEGATED = frozenset({Role.ADMINISTRATOR.value})


@dataclass(frozen=True, slots=True)
class Lent:
    """A role in an agency that a person may act in only because ``giver`` is away."""

    agency: int
    role: str
    giver_id: int
    giver: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The roles of a person on a day: their own, each as (agency, role), and those that others lent them."""

    day: date
    own: frozenset[tuple[int, str]]
    lent: tuple[Lent, ...] = ()

    @property
    def roles(self) -> frozenset[tuple[int, str]]:
        """Give every role with its agency, own and lent."""
        return self.own | {(one.agency, one.role) for one in self.lent}

    @property
    def givers(self) -> tuple[str, ...]:
        """Give the names of those whom the person stands in for."""
        return tuple(dict.fromkeys(one.giver for one in self.lent))


def day_of_rights() -> date:
    """Give the day whose postings and delegations hold: rights are those of the moment in which they are asked for.

    The one place below web and jobs that looks at the clock.
    """
    return localdate()


def standing_of(person: User, day: date | None = None) -> Standing:
    """Give what a person may act as on ``day`` (without one: today), asked once for each person fetched.

    A request fetches its person once, so its pages ask once however many rows they show.
    """
    day = day or day_of_rights()
    known: Standing | None = person.__dict__.get("_standing")
    if known is None or known.day != day:
        known = _look_up(person, day)
        person.__dict__["_standing"] = known
    return known


def agencies_of(person: User, *, day: date | None = None) -> frozenset[int]:
    """Give the keys of the agencies in which somebody has a posting or stands in for one: what lists filter by."""
    return frozenset(agency for agency, _ in standing_of(person, day).roles)


def is_administrator(person: User, day: date) -> bool:
    """Say whether somebody has been given the system to look after, with or without the second factor that it takes."""
    return Posting.objects.filter(valid_postings(day), person=person, role=Role.ADMINISTRATOR).exists()


def second_factors_of(person: User) -> QuerySet[Authenticator]:
    """Give the codes and keys that somebody logs in with besides a password."""
    factors: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=person.pk)
    return factors.exclude(type=Authenticator.Type.RECOVERY_CODES)


def running_delegations(day: date) -> Q:
    """Give the condition of delegations that run on a day, whose giver is still here."""
    return Q(starts_on__lte=day, ends_on__gte=day, revoked_at=None, giver__is_active=True)


def valid_postings(day: date) -> Q:
    """Give the condition of postings that are valid on a day."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


def _look_up(person: User, day: date) -> Standing:
    if not person.is_active:
        return Standing(day, frozenset())
    givers = Delegation.objects.filter(running_delegations(day), taker=person).values("giver_id")
    postings = (
        Posting.objects.filter(Q(person=person) | Q(person__in=givers))
        .select_related("person")
        .only("agency_id", "role", "starts_on", "ends_on", "person__full_name")
        .order_by("person__name_order", "pk")
    )
    mine: list[Posting] = []
    theirs: list[Posting] = []
    for posting in postings:
        (mine if posting.person_id == person.pk else theirs).append(posting)
    own = {(one.agency_id, one.role) for one in mine if one.is_valid_on(day)}
    main = (person.agency_id, str(person.role))
    # A main posting that was never written down is held; once it is written, its days decide.
    if all((one.agency_id, one.role) != main for one in mine):
        own.add(main)
    if any(role == Role.ADMINISTRATOR for _, role in own) and not second_factors_of(person).exists():
        # Whoever looks after the system may do nothing of it before a password alone no longer lets anybody in.
        own = {(agency, role) for agency, role in own if role != Role.ADMINISTRATOR}
    lent = (
        Lent(one.agency_id, one.role, one.person_id, one.person.full_name)
        for one in theirs
        if one.is_valid_on(day) and one.role not in NOT_DELEGATED
    )
    return Standing(day, frozenset(own), tuple(lent))
