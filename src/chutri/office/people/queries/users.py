"""What is asked of the people who log in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.functions import Lower

from chutri.office.people.choices import Role
from chutri.office.people.models import Posting, User
from chutri.office.people.queries.standing import standing_of, valid_postings


def person_called(username: str) -> User | None:
    """Give the person with that login, whether or not they may still log in."""
    return User.objects.select_related("agency").filter(username=username).first()


def person_by_login(login: str) -> User | None:
    """Give whoever logs in by this name or by this e-mail address, however it is written in capitals."""
    typed = login.strip()
    if not typed:
        return None
    people = User.objects.select_related("agency")
    exact = people.filter(username=typed).first() or people.filter(username=typed.lower()).first()
    if exact or "@" not in typed:
        return exact
    return person_by_email(typed)


def person_by_email(email: str) -> User | None:
    """Give whoever has this e-mail address."""
    address = email.strip().lower()
    if not address:
        return None
    people = User.objects.select_related("agency").annotate(address=Lower("email"))
    return people.filter(address=address).first()


def colleagues_of(person: User) -> QuerySet[User]:
    """Give who else has a posting in an agency of a person's own, by given name."""
    mine = {agency for agency, _ in standing_of(person).own}
    postings = Posting.objects.filter(valid_postings(standing_of(person).day), agency__in=mine)
    return (
        User.objects.filter(pk__in=postings.values("person_id"), is_active=True)
        .exclude(pk=person.pk)
        .select_related("agency")
        .order_by("name_order", "pk")
    )


def first_in_office() -> User | None:
    """Give the first person who may bring in plans: on whose behalf a command acts when nobody is named."""
    return User.objects.select_related("agency").filter(role=Role.OFFICE, is_active=True).order_by("pk").first()
