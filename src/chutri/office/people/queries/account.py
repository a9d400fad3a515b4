"""What is asked for one's own account page."""

from __future__ import annotations

from datetime import date

from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from chutri.office.people.models import Delegation, Posting, User


def sessions_of(person: User) -> QuerySet[UserSession]:
    """Give the sessions that somebody has open, the last used first."""
    sessions: QuerySet[UserSession] = UserSession.objects.filter(user_id=person.pk)
    return sessions.order_by("-last_seen_at", "-pk")


def postings_of(person: User) -> QuerySet[Posting]:
    """Give somebody's roles with their agencies, those that go on first."""
    return Posting.objects.filter(person=person).select_related("agency").order_by("ends_on", "starts_on", "pk")


def delegations_of(person: User, *, today: date) -> QuerySet[Delegation]:
    """Give the delegations that somebody gave or was given and that are not over."""
    own = Q(giver=person) | Q(taker=person)
    running = Delegation.objects.filter(own, revoked_at=None, ends_on__gte=today)
    return running.select_related("giver", "taker").order_by("starts_on", "pk")
