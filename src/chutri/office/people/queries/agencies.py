"""What is asked of the directory of agencies: who governs what at a date, and whom a class covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.models import Agency, AgencyName
from chutri.office.people.rules.addressees import AddresseeClass, AddresseeRule
from chutri.office.people.rules.names import LEVEL_OF, Place, forms_of, name_key, place_at_end

_COMMITTEE = name_key("Ủy ban nhân dân")
# How many agencies stand above one, at most: phòng → UBND xã → UBND huyện → UBND tỉnh.
_ABOVE = ("", "parent__", "parent__parent__", "parent__parent__parent__")


@dataclass(frozen=True, slots=True)
class Realm:
    """Whose documents are read: the issuer, and the territories that it belongs to, its own first.

    ``seats`` are the territories as the directory writes them (kind, name), for the same places.
    """

    issuer: Agency | None
    places: tuple[Place, ...]
    seats: tuple[tuple[str, str], ...]

    @property
    def level(self) -> AgencyLevel:
        """Give the issuer's level of administration; a body of which nothing is known is one of a province."""
        if self.issuer is not None and self.issuer.territory:
            return AgencyLevel(self.issuer.level)
        return self.places[0].level if self.places else AgencyLevel.PROVINCE

    def seat(self, level: AgencyLevel) -> tuple[str, str] | None:
        """Give the territory of a level that the issuer stands in."""
        return next((seat for seat in self.seats if LEVEL_OF[seat[0]] == level), None)


def open_at(on: date, prefix: str = "") -> Q:
    """Give the condition that an agency exists on that day (``closed_on`` is the first day without it)."""
    opened, closed = f"{prefix}opened_on", f"{prefix}closed_on"
    began = Q(**{f"{opened}__isnull": True}) | Q(**{f"{opened}__lte": on})
    return began & (Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gt": on}))


def agency_called(name: str) -> Agency | None:
    """Give the agency that is called so and still works, written with any case and placing of tones; the oldest of several."""
    called = Agency.objects.filter(names__key=name_key(name), names__valid_to=None, closed_on=None)
    return called.order_by("pk").first()


def agencies_open_at(on: date) -> QuerySet[Agency]:
    """Give the agencies that exist on that day."""
    return Agency.objects.filter(open_at(on))


def realm_of(issuer: str, *, office: Agency, on: date) -> Realm:
    """Find the territories behind a document's issuer (as its head writes it), or behind the office when it says none.

    Two queries at most: the bodies of that name or territory, and the office with those above it.
    """
    key = name_key(issuer)
    place = place_at_end(key)
    keys = {key} | ({f"{_COMMITTEE} {place.words}"} if place else set())
    named = list(
        Agency.objects.filter(
            Exists(AgencyName.objects.filter(agency=OuterRef("pk"), key__in=keys)) if key else Q(pk=office.pk)
        )
        .select_related("parent__parent__parent")
        .order_by("pk")[:20]
    )
    if not named and not place:
        named = list(Agency.objects.filter(pk=office.pk).select_related("parent__parent__parent"))
        place = place_at_end(name_key(office.name))
    # one whose very name it is before the committee of its territory, one that exists that day before one that does not
    named.sort(key=lambda agency: (name_key(agency.name) != key, not _exists(agency, on)))
    if not named:
        return Realm(None, (place,) if place else (), ())
    return _realm_of(named[0], place)


def _exists(agency: Agency, on: date) -> bool:
    return (agency.opened_on is None or agency.opened_on <= on) and (agency.closed_on is None or agency.closed_on > on)


def _realm_of(issuer: Agency, place: Place | None) -> Realm:
    seats: dict[tuple[str, str], None] = {}
    above: Agency | None = issuer
    for _ in _ABOVE:
        if above is None:
            break
        if above.territory and above.territory_kind:
            seats[(above.territory_kind, above.territory)] = None
        above = above.parent
    places = [Place(TerritoryKind(kind), name_key(name)) for kind, name in seats]
    if place and place not in places and not places:
        places.append(place)
    return Realm(issuer, tuple(places), tuple(seats))


def agencies_under(
    rule: AddresseeRule, *, issuer: str, office: Agency, on: date, related: bool = False
) -> QuerySet[Agency]:
    """Evaluate a class of addressees at a date: those that exist on that day, so that what follows it follows mergers.

    Classes that the document leaves open (*có liên quan*) cover nobody until somebody says whom; with ``related`` they
    give whom one may say. A class of a dissolved level covers nobody any more: ask ``successors_at`` of those before.
    """
    realm = realm_of(issuer, office=office, on=on)
    covered = Q(pk__in=())
    for part in rule.classes:
        if related or not part.related:
            covered |= _of_class(part, realm)
    if rule.named:
        covered |= _called(rule.named, realm)
    found = agencies_open_at(on).filter(covered)
    if rule.only:
        found = found.filter(_called(rule.only, realm))
    if rule.without:
        found = found.exclude(_called(rule.without, realm))
    return found


def _of_class(part: AddresseeClass, realm: Realm) -> Q:
    matches = Q(kind__in=part.kinds)
    if part.heads:
        heads = Q()
        for head in part.heads:
            heads |= Q(key=head) | Q(key__startswith=f"{head} ")
        matches &= Q(Exists(AgencyName.objects.filter(heads, agency=OuterRef("pk"))))
    if part.territory_kinds:
        return matches & Q(territory_kind__in=part.territory_kinds, level__in=part.levels) & _within(realm, _ABOVE)
    if part.under:
        return matches & _below(part.under, realm)
    if AgencyLevel.CENTRAL in part.levels:
        return matches & Q(level=AgencyLevel.CENTRAL)
    if part.within:
        return matches & _within(realm, _ABOVE)
    level = part.levels[0] if part.levels else realm.level
    if part.kinds == (AgencyKind.PRESS,) and not part.levels:
        level = AgencyLevel.PROVINCE  # districts and communes have no press of their own
    return matches & Q(level=level) & _within(realm, _ABOVE[:2], level)


def _within(realm: Realm, above: tuple[str, ...], level: AgencyLevel | None = None) -> Q:
    """Give those whose own territory, or that of a body so far above, is the issuer's (or the one of a level above it).

    A level of which the issuer stands in no territory lies below it: then all of that level in the issuer's own.
    """
    seat = realm.seat(level) if level else None
    if seat is None:
        seat, above = (realm.seats[0] if realm.seats else None), _ABOVE
    if seat is None:
        return Q(pk__in=())
    within = Q()
    for prefix in above:
        within |= Q(**{f"{prefix}territory_kind": seat[0], f"{prefix}territory": seat[1]})
    return within


def _below(name: str, realm: Realm) -> Q:
    keys = [form.key for form in forms_of(name, realm.places)]
    called = AgencyName.objects.filter(key__in=keys)
    return Q(Exists(called.filter(agency=OuterRef("parent")))) | Q(
        Exists(called.filter(agency=OuterRef("parent__parent")))
    )


def _called(names: tuple[str, ...], realm: Realm) -> Q:
    """Give those called so; a territory's name (*phường Hoàn Kiếm*) means the committee that governs it.

    Of the forms of a name the surest that anybody bears counts: *MTTQ* in a district's plan is the district's. One query.
    """
    forms = {name: forms_of(name, realm.places) for name in names}
    wanted = {form.key for some in forms.values() for form in some}
    borne = set(AgencyName.objects.filter(key__in=wanted).values_list("key", flat=True))
    keys = set()
    for some in forms.values():
        best = max((form.score for form in some if form.key in borne), default=0.0)
        keys |= {form.key for form in some if form.key in borne and form.score == best}
    return Q(Exists(AgencyName.objects.filter(agency=OuterRef("pk"), key__in=keys)))


def peoples_committees(on: date) -> QuerySet[Agency]:
    """Give the people's committees that exist on that day."""
    return agencies_open_at(on).filter(kind=AgencyKind.PEOPLES_COMMITTEE)
