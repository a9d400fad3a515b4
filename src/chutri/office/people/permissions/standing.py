"""What a person may act as: asked by every app before a deed."""

from __future__ import annotations

from datetime import date

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.queries.standing import agencies_of, standing_of


def holds(person: User, *roles: Role, agency: Agency | int | None = None, day: date | None = None) -> bool:
    """Say whether somebody holds one of these roles: by main posting, by a further one, or standing in for another.

    With ``agency`` (or its key) only roles held there count: without it, office of one agency would pass for office of
    another. ``day`` is today unless given. The facts are fetched once a person, not once a row.
    """
    standing = standing_of(person, day)
    wanted, place = {role.value for role in roles}, _key(agency)
    if any(role in wanted and place in (None, at) for at, role in standing.own):
        person.__dict__["acting_on_behalf_of"] = ""
        return True
    giver = next((one.giver for one in standing.lent if one.role in wanted and place in (None, one.agency)), None)
    if giver is None:
        return False
    # What the deed that follows is recorded with: whoever lent the right (User.name_in_history).
    person.__dict__["acting_on_behalf_of"] = giver
    return True


def acts_for(person: User, agency: Agency | int, *, day: date | None = None) -> bool:
    """Say whether somebody may do anything on behalf of an agency; readers see it (``belongs_to``) but don't act."""
    place = _key(agency)
    return any(at == place and role != Role.READER for at, role in standing_of(person, day).roles)


def belongs_to(person: User, agency: Agency | int, *, day: date | None = None) -> bool:
    """Say whether somebody has any posting in an agency, be it to read."""
    return _key(agency) in agencies_of(person, day=day)


def _key(agency: Agency | int | None) -> int | None:
    return agency.pk if isinstance(agency, Agency) else agency
