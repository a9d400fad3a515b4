"""Which agency a name in a document means: candidates with a score and the reason, never a silent guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate
from rapidfuzz import fuzz, process

from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, AgencyName, MentionChoice
from chutri.office.people.queries.agencies import Realm, realm_of
from chutri.office.people.rules.addressees import AddresseeRule, addressee_rule
from chutri.office.people.rules.names import Form, forms_of, name_key, without_place

# A name that is written nearly so, by rapidfuzz's ratio of keys without tone marks and without the issuer's territory.
# Measured on Hà Nội's 195 names of the province and the centre: 82 keeps 98.7 % of names with one slip of a letter and
# 94.2 % with two; but 41 % of names have another body as near (Sở Y tế and Bộ Y tế, up to 97). So near names are offered
# and never taken.
NEAR = 82.0
MOST_CANDIDATES = 5
# What a candidate keeps of its score when it did not exist on that day, or bore the name at another time.
_CLOSED, _OLD_NAME, _NOT_YET = 0.96, 0.95, 0.6
# A body of another territory gives way to one of the same name in the issuer's own.
_ELSEWHERE = 0.99
# A choice that a person made stands before all that is reckoned, even where the body was closed since.
_REMEMBERED = 1.1


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that a mention may mean: how sure (0 to 1) and why, in Vietnamese.

    ``closed_on`` is the first day without it, whether before or after the day asked about.
    """

    agency_id: int
    name: str
    score: float
    why: str
    closed_on: date | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention may mean: candidates, best first, and the class of addressees that it names, if it names one."""

    candidates: tuple[Candidate, ...] = ()
    rule: AddresseeRule | None = None

    @property
    def certain(self) -> Candidate | None:
        """Give the candidate that may be filled in: its very name, an alias or a remembered choice, and nobody else's."""
        if self.rule is not None or not self.candidates or not self.candidates[0].exact:
            return None
        first = self.candidates[0]
        rivals = [other for other in self.candidates[1:] if other.exact and other.score >= first.score]
        return None if rivals else first


@dataclass(frozen=True, slots=True)
class _Row:
    agency_id: int
    name: str
    opened_on: date | None
    closed_on: date | None
    valid_from: date | None = None
    valid_to: date | None = None
    official: bool = True
    seat: tuple[str, str] = ("", "")


@dataclass(slots=True)
class _Gathered:
    best: dict[int, Candidate] = field(default_factory=dict)

    def add(self, row: _Row, score: float, why: str, on: date, *, exact: bool) -> None:
        """Keep the surest reason for each agency; one that does not exist that day, or not by that name, is no exact one."""
        if row.closed_on and row.closed_on <= on:
            score, exact, why = score * _CLOSED, False, f"{why}; đã kết thúc hoạt động từ {row.closed_on:%d/%m/%Y}"
        elif row.opened_on and row.opened_on > on:
            score, exact, why = score * _NOT_YET, False, f"{why}; chưa thành lập (từ {row.opened_on:%d/%m/%Y})"
        elif row.valid_to and row.valid_to < on:
            score, exact, why = score * _OLD_NAME, False, f"{why}; tên cũ, dùng đến {row.valid_to:%d/%m/%Y}"
        elif row.valid_from and row.valid_from > on:
            score, exact, why = score * _OLD_NAME, False, f"{why}; tên dùng từ {row.valid_from:%d/%m/%Y}"
        there = self.best.get(row.agency_id)
        if there is None or there.score < score:
            self.best[row.agency_id] = Candidate(row.agency_id, row.name, score, why, row.closed_on, exact)

    def sorted(self) -> tuple[Candidate, ...]:
        """Give the candidates, best first."""
        ordered = sorted(self.best.values(), key=lambda one: (-one.score, not one.exact, one.agency_id))
        chosen = bool(ordered) and ordered[0].score > 1  # nothing that is reckoned competes with a person's choice
        return tuple(
            replace(one, score=round(min(one.score, 1.0), 3), exact=one.exact and (place == 0 or not chosen))
            for place, one in enumerate(ordered[:MOST_CANDIDATES])
        )


def resolve(mentions: Iterable[str], *, office: Agency, issuer: str, on: date) -> dict[str, Resolved]:
    """Say for each mention whom it may mean at a date in a document of ``issuer``; at most five queries for any number.

    ``issuer`` is the issuer as the document's head writes it; empty, the office's own territory stands for it.
    """
    wanted = list(dict.fromkeys(mentions))
    realm = realm_of(issuer, office=office, on=on)
    forms = {mention: forms_of(mention, realm.places) for mention in wanted}
    rules = {mention: addressee_rule(mention) for mention in wanted}
    gathered = {mention: _Gathered() for mention in wanted}
    _remembered(gathered, office, issuer, on)
    _exact(gathered, forms, realm, on)
    open_names = [name for name in wanted if rules[name] is None and not gathered[name].best]
    if open_names:
        _near(gathered, {name: forms[name] for name in open_names}, realm, on)
    found = {mention: Resolved(gathered[mention].sorted()) for mention in wanted}
    # what some body is called is that body, even where it reads as a class (*Báo và Phát thanh, truyền hình tỉnh*)
    return {mention: one if one.certain else replace(one, rule=rules[mention]) for mention, one in found.items()}


def _remembered(gathered: Mapping[str, _Gathered], office: Agency, issuer: str, on: date) -> None:
    keys: dict[str, list[str]] = {}
    for mention in gathered:
        keys.setdefault(name_key(mention), []).append(mention)
    chosen = MentionChoice.objects.filter(office=office, issuer_key=name_key(issuer), key__in=keys)
    for choice in chosen.select_related("agency", "chosen_by"):
        agency = choice.agency
        row = _Row(agency.pk, agency.name, agency.opened_on, agency.closed_on)
        why = f"{choice.chosen_by.full_name} đã chọn ngày {localdate(choice.chosen_at):%d/%m/%Y}"
        for mention in keys[choice.key]:
            gathered[mention].add(row, _REMEMBERED, why, on, exact=True)


def _rows(names: QuerySet[AgencyName]) -> Iterator[tuple[str, _Row]]:
    fields = names.values_list(
        "key", "agency_id", "agency__name", "agency__opened_on", "agency__closed_on", "valid_from", "valid_to",
        "official", "agency__parent__territory_kind", "agency__parent__territory",
    )  # fmt: skip
    for key, agency, name, opened, closed, begins, ends, official, kind, territory in fields:
        yield key, _Row(agency, name, opened, closed, begins, ends, official, (kind or "", territory or ""))


def _exact(gathered: Mapping[str, _Gathered], forms: Mapping[str, tuple[Form, ...]], realm: Realm, on: date) -> None:
    keys = {form.key for some in forms.values() for form in some}
    rows: dict[str, list[_Row]] = {}
    for key, row in _rows(AgencyName.objects.filter(key__in=keys)):
        rows.setdefault(key, []).append(row)
    for mention, some in forms.items():
        for form in some:
            for row in rows.get(form.key, ()):
                why = form.why if row.official else f"{form.why}, tên gọi khác"
                score = form.score * (_ELSEWHERE if row.seat[1] and row.seat not in realm.seats else 1)
                gathered[mention].add(row, score, why, on, exact=form.exact)


def _near(gathered: Mapping[str, _Gathered], forms: Mapping[str, tuple[Form, ...]], realm: Realm, on: date) -> None:
    """Add names that are written nearly so, the issuer's own territory left out: all bodies of a place end with it."""
    rows = list(_rows(AgencyName.objects.all()))
    folded = [fold(without_place(key, realm.places)) for key, _ in rows]
    for mention, some in forms.items():
        for name, weight in {
            fold(without_place(form.key, realm.places)): form.score for form in reversed(some)
        }.items():
            found = process.extract(name, folded, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_CANDIDATES)
            for _, score, place in found:
                why = "trùng khi bỏ dấu" if score == 100 else f"gần giống ({score:.0f}%)"
                gathered[mention].add(rows[place][1], 0.9 * weight * score / 100, why, on, exact=False)
