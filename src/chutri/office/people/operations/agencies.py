"""Deeds about agencies, each on a day: added, renamed, closed with its heirs, merged, split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, AgencyCode, AgencyName, Succession, User
from chutri.office.people.queries.facts import FACT_LABELS, AgencyFacts, changed_facts, facts_of, mark_of
from chutri.office.people.rules.names import name_key


class UnableToChangeAgency(Exception):
    """The directory can't become so; the message says why, fit for the screen."""


class AgencyChangedMeanwhile(Exception):
    """Somebody else saved the agency since the form was opened; ``facts`` are what it says now."""

    def __init__(self, facts: AgencyFacts) -> None:
        super().__init__("Có người vừa sửa cơ quan này sau khi bạn mở biểu mẫu; thông tin bạn nhập chưa được lưu.")
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Heir:
    """Who takes over from an agency; ``partly`` when others take the rest."""

    agency: Agency
    partly: bool = False
    note: str = ""


def enter_agency(facts: AgencyFacts) -> Agency:
    """Put an agency with its names and codes into the tables, without a line in the history: that is its caller's.

    Raises django's ValidationError for a wrong field.
    """
    agency = Agency(
        name=facts.name,
        short_name=facts.short_name,
        kind=facts.kind,
        level=facts.level,
        parent=facts.parent,
        territory=facts.territory,
        territory_kind=facts.territory_kind,
        opened_on=facts.opened_on,
        closed_on=facts.closed_on,
        email=facts.email,
        source=facts.source,
        confidence=facts.confidence,
        note=facts.note,
    )
    arrange(agency, facts.aliases)
    agency.full_clean(validate_constraints=False)
    agency.save()
    AgencyName.objects.bulk_create(
        [
            _name(agency, facts.name, valid_from=facts.opened_on, valid_to=_last_day(facts.closed_on), official=True),
            *(_name(agency, alias, official=False) for alias in _other_names(facts)),
        ]
    )
    AgencyCode.objects.bulk_create(
        [AgencyCode(agency=agency, scheme=scheme, code=code) for scheme, code in facts.codes]
    )
    return agency


def arrange(agency: Agency, other_names: Iterable[str] = ()) -> None:
    """Set what is reckoned from an agency's names: its place in the alphabet and the words by which it is found."""
    agency.name_order = sort_key(agency.name)
    agency.search = fold(
        " ".join((agency.name, name_key(agency.name), agency.short_name, agency.territory, *other_names))
    )


def _other_names(facts: AgencyFacts) -> list[str]:
    """Give the aliases that say another thing than the name: the short name of a body of a territory is everybody's."""
    key = name_key(facts.name)
    return [alias for alias in dict.fromkeys(facts.aliases) if name_key(alias) != key]


def _name(
    agency: Agency, name: str, *, valid_from: date | None = None, valid_to: date | None = None, official: bool
) -> AgencyName:
    key = name_key(name)
    return AgencyName(agency=agency, name=name, key=key, valid_from=valid_from, valid_to=valid_to, official=official)


def _last_day(closed_on: date | None) -> date | None:
    return closed_on - timedelta(days=1) if closed_on else None


@transaction.atomic
def add_agency(*, facts: AgencyFacts, by: User, at: datetime) -> Agency:
    """Add an agency. Raises UnableToChangeAgency when one of that name is open, ValidationError for a wrong field."""
    _refuse_twins(facts.name, None, facts.parent)
    agency = enter_agency(facts)
    record(by=by, at=at, deed="add_agency", about=agency, words=f"Thêm cơ quan {agency.name}")
    return agency


def _refuse_twins(name: str, own: int | None, parent: Agency | None) -> None:
    """Two open bodies under one parent may not bear one name: nobody could tell them apart."""
    twins = Agency.objects.filter(names__key=name_key(name), names__official=True, closed_on=None, parent=parent)
    if twins.exclude(pk=own or 0).exists():
        raise UnableToChangeAgency(f"Đã có cơ quan đang hoạt động mang tên {name}.")


@transaction.atomic
def edit_agency(*, agency: Agency, facts: AgencyFacts, seen: str, by: User, at: datetime) -> Agency:
    """Correct what is known of an agency. A new name of the same body is ``rename_agency``, its end ``close_agency``.

    ``seen`` is the mark of what the form showed. Raises AgencyChangedMeanwhile when that is no longer so,
    UnableToChangeAgency for a name that another open body bears or an agency above that stands below, ValidationError.
    """
    agency = _locked(agency)
    before = facts_of(agency)
    if mark_of(before) != seen:
        raise AgencyChangedMeanwhile(before)
    changed = changed_facts(before, facts)
    if not changed:
        return agency
    set_facts(agency, before, facts)
    changes = {fact: [before.shown(fact), facts.shown(fact)] for fact in changed}
    said = ", ".join(FACT_LABELS[fact].lower() for fact in changed)
    record(by=by, at=at, deed="edit_agency", about=agency, words=f"Sửa {agency.name}: {said}", changes=changes)
    return agency


def set_facts(agency: Agency, before: AgencyFacts, facts: AgencyFacts) -> None:
    """Make an agency say these facts, without a line in the history: that is its caller's. Raises as ``edit_agency``."""
    if facts.name != before.name:
        if facts.closed_on is None:
            _refuse_twins(facts.name, agency.pk, facts.parent)
        present = agency.names.filter(official=True, name=before.name)
        present.update(name=facts.name, key=name_key(facts.name))
    _refuse_circles(agency, facts.parent)
    for fact in FACT_LABELS:
        if fact not in ("aliases", "codes"):
            setattr(agency, fact, getattr(facts, fact))
    if facts.opened_on != before.opened_on:
        agency.names.filter(official=True, valid_from=before.opened_on).update(valid_from=facts.opened_on)
    if facts.closed_on != before.closed_on:
        last = agency.names.filter(official=True, valid_to=_last_day(before.closed_on))
        last.update(valid_to=_last_day(facts.closed_on))
    arrange(agency, (*agency.names.filter(official=True).values_list("name", flat=True), *facts.aliases))
    agency.full_clean(validate_constraints=False)
    agency.save()
    if facts.aliases != before.aliases:
        agency.names.filter(official=False).delete()
        others = [_name(agency, alias, official=False) for alias in _other_names(facts)]
        AgencyName.objects.bulk_create(others)
    if facts.codes != before.codes:
        agency.codes.all().delete()
        codes = [AgencyCode(agency=agency, scheme=scheme, code=code) for scheme, code in dict.fromkeys(facts.codes)]
        AgencyCode.objects.bulk_create(codes)


def _refuse_circles(agency: Agency, parent: Agency | None) -> None:
    """An agency may not stand below itself."""
    seen: set[int] = set()
    while parent is not None and parent.pk not in seen:
        if parent.pk == agency.pk:
            raise UnableToChangeAgency("Cơ quan cấp trên không thể là chính cơ quan này hoặc đơn vị trực thuộc nó.")
        seen.add(parent.pk)
        parent = parent.parent


@transaction.atomic
def rename_agency(*, agency: Agency, name: str, on: date, by: User, at: datetime) -> Agency:
    """Give an agency a new name from a day on; the old one stays among its names until the day before.

    Raises UnableToChangeAgency for a day before the present name began, or a name that another open body bears.
    """
    agency = _locked(agency)
    present = agency.names.filter(official=True, valid_to=None).order_by("-valid_from", "-pk").first()
    if present and present.valid_from and present.valid_from >= on:
        day = f"{present.valid_from:%d/%m/%Y}"
        raise UnableToChangeAgency(f"Tên hiện nay dùng từ {day}; tên mới phải dùng từ ngày sau đó.")
    if agency.closed_on and agency.closed_on <= on:
        raise UnableToChangeAgency(f"Cơ quan đã kết thúc hoạt động từ {agency.closed_on:%d/%m/%Y}.")
    _refuse_twins(name, agency.pk, agency.parent)
    before = agency.name
    agency.names.filter(official=True, valid_to=None).update(valid_to=on - timedelta(days=1))
    _name(agency, name, valid_from=on, official=True).save()
    agency.name = name
    arrange(agency, agency.names.values_list("name", flat=True))
    agency.full_clean(validate_constraints=False)
    agency.save(update_fields=["name", "name_order", "search"])
    words = f"Đổi tên từ {on:%d/%m/%Y}: {before} → {name}"
    record(by=by, at=at, deed="rename_agency", about=agency, words=words, changes={"name": [before, name]})
    return agency


@transaction.atomic
def close_agency(*, agency: Agency, on: date, successors: Sequence[Heir] = (), by: User, at: datetime) -> Agency:
    """Close an agency from a day on (the first without it) and say who takes over.

    Raises UnableToChangeAgency when it is closed already, would close before it opened, or would inherit from itself.
    """
    agency = _locked(agency)
    _end(agency, on, successors)
    heirs = "; ".join(heir.agency.name for heir in successors) or "chưa xác định"
    words = f"{agency.name} kết thúc hoạt động từ {on:%d/%m/%Y}; đơn vị kế thừa: {heirs}"
    changes = {"closed_on": [None, on.isoformat()], "successors": [heir.agency.pk for heir in successors]}
    record(by=by, at=at, deed="close_agency", about=agency, words=words, changes=changes)
    return agency


def _end(agency: Agency, on: date, heirs: Sequence[Heir]) -> None:
    if agency.closed_on:
        raise UnableToChangeAgency(f"{agency.name} đã kết thúc hoạt động từ {agency.closed_on:%d/%m/%Y}.")
    if agency.opened_on and on <= agency.opened_on:
        day = f"{agency.opened_on:%d/%m/%Y}"
        raise UnableToChangeAgency(f"{agency.name} hoạt động từ {day}; ngày kết thúc phải sau ngày đó.")
    for heir in heirs:
        if heir.agency.pk == agency.pk:
            raise UnableToChangeAgency("Cơ quan không thể kế thừa chính mình.")
        if heir.agency.closed_on and heir.agency.closed_on <= on:
            raise UnableToChangeAgency(f"{heir.agency.name} đã kết thúc hoạt động, không thể kế thừa.")
    agency.closed_on = on
    agency.save(update_fields=["closed_on"])
    agency.names.filter(official=True, valid_to=None).update(valid_to=on - timedelta(days=1))
    Succession.objects.bulk_create(
        [
            Succession(predecessor=agency, successor=heir.agency, effective_on=on, partly=heir.partly, note=heir.note)
            for heir in heirs
        ]
    )


@transaction.atomic
def reopen_agency(*, agency: Agency, by: User, at: datetime) -> Agency:
    """Take a closing back: the agency goes on as if it had not been closed, its heirs no longer inherit from it.

    Raises UnableToChangeAgency when it is not closed.
    """
    agency = _locked(agency)
    closed = agency.closed_on
    if closed is None:
        raise UnableToChangeAgency(f"{agency.name} đang hoạt động.")
    _refuse_twins(agency.name, agency.pk, agency.parent)
    agency.successions.filter(effective_on=closed).delete()
    last = Q(valid_to=closed - timedelta(days=1), official=True)
    agency.names.filter(last).update(valid_to=None)
    agency.closed_on = None
    agency.save(update_fields=["closed_on"])
    changes = {"closed_on": [closed.isoformat(), None]}
    words = f"Hoàn tác việc kết thúc hoạt động của {agency.name}"
    record(by=by, at=at, deed="reopen_agency", about=agency, words=words, changes=changes)
    return agency


@transaction.atomic
def merge_agencies(*, agencies: Sequence[Agency], into: AgencyFacts, on: date, by: User, at: datetime) -> Agency:
    """Join several agencies into a new one on a day. Raises UnableToChangeAgency as closing and adding do."""
    if len({agency.pk for agency in agencies}) < 2:
        raise UnableToChangeAgency("Hợp nhất cần ít nhất hai cơ quan.")
    ended = [_locked(agency) for agency in agencies]
    new = enter_agency(into)
    for agency in ended:
        _end(agency, on, [Heir(new)])
    names = "; ".join(agency.name for agency in ended)
    record(by=by, at=at, deed="merge_agencies", about=new, words=f"Hợp nhất từ {on:%d/%m/%Y}: {names} → {new.name}")
    for agency in ended:
        words = f"{agency.name} hợp nhất vào {new.name} từ {on:%d/%m/%Y}"
        record(by=by, at=at, deed="close_agency", about=agency, words=words)
    return new


@transaction.atomic
def split_agency(
    *, agency: Agency, into: Sequence[AgencyFacts], on: date, by: User, at: datetime
) -> tuple[Agency, ...]:
    """Split an agency into new ones on a day, each of which takes over a part. Raises as closing and adding do."""
    if len(into) < 2:
        raise UnableToChangeAgency("Chia, tách cần ít nhất hai cơ quan mới.")
    agency = _locked(agency)
    parts = tuple(enter_agency(facts) for facts in into)
    _end(agency, on, [Heir(part, partly=True) for part in parts])
    names = "; ".join(part.name for part in parts)
    words = f"{agency.name} chia, tách từ {on:%d/%m/%Y} thành: {names}"
    record(by=by, at=at, deed="split_agency", about=agency, words=words)
    for part in parts:
        record(by=by, at=at, deed="add_agency", about=part, words=f"{part.name} tách ra từ {agency.name}")
    return parts


def _locked(agency: Agency) -> Agency:
    """Fetch the row as it is now, so that two people who change it at once do so one after the other."""
    return Agency.objects.select_for_update().select_related(None).get(pk=agency.pk)
