"""What a person was told, and who is to be told."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, Delegation, Notice, Posting, User
from chutri.office.people.queries.standing import day_of_rights, running_delegations, valid_postings


def notices_of(person: User, *, unread: bool = False) -> QuerySet[Notice]:
    """Give what somebody was told, the newest first."""
    rows = Notice.objects.filter(person=person).order_by("-at", "-pk")
    return rows.filter(read_at=None) if unread else rows


def unread_count(person: User) -> int:
    """Give how many notices somebody has not opened."""
    return Notice.objects.filter(person=person, read_at=None).count()


def notice_told(person: User, key: str) -> Notice | None:
    """Give what somebody was told under a key."""
    return Notice.objects.filter(person=person, key=key).first()


def people_of(agency: Agency | Iterable[Agency | int], roles: Iterable[Role]) -> QuerySet[User]:
    """Give who holds one of these roles today in an agency (or in one of several), and who stands in for them.

    Everybody once, by given name; who may no longer log in is left out.
    """
    day = day_of_rights()
    places = [agency] if isinstance(agency, Agency) else list(agency)
    keys = [one.pk if isinstance(one, Agency) else one for one in places]
    holders = Posting.objects.filter(valid_postings(day), agency__in=keys, role__in=[role.value for role in roles])
    takers = Delegation.objects.filter(running_delegations(day), giver__in=holders.values("person_id"))
    return User.objects.filter(
        Q(pk__in=holders.values("person_id")) | Q(pk__in=takers.values("taker_id")), is_active=True
    ).order_by("name_order", "pk")


def agencies_with_people(agencies: Iterable[int], roles: Iterable[Role]) -> set[int]:
    """Give those of some agencies in which somebody holds one of these roles today and can log in. One query."""
    held = Posting.objects.filter(valid_postings(day_of_rights()), agency__in=list(agencies), person__is_active=True)
    return set(held.filter(role__in=[role.value for role in roles]).values_list("agency_id", flat=True))
