"""Names of agencies as they are compared, and the forms that a mention may stand for in its issuer's documents.

*Công an Thành phố* in a plan of UBND thành phố Hà Nội is *Công an thành phố Hà Nội*; *Phòng Nội vụ quận* in one of UBND
quận Tây Hồ is *Phòng Nội vụ quận Tây Hồ*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chutri.checking.names import plain
from chutri.office.people.choices import AgencyLevel, TerritoryKind

KEY_LENGTH = 250

# What a territory is called, folded as plain() folds.
TERRITORY_WORDS: dict[str, TerritoryKind] = {plain(kind.label): kind for kind in TerritoryKind}
# Which level governs such a territory. A city is one of a province unless the directory says otherwise.
LEVEL_OF: dict[str, AgencyLevel] = {
    TerritoryKind.PROVINCE: AgencyLevel.PROVINCE,
    TerritoryKind.CITY: AgencyLevel.PROVINCE,
    TerritoryKind.URBAN_DISTRICT: AgencyLevel.DISTRICT,
    TerritoryKind.RURAL_DISTRICT: AgencyLevel.DISTRICT,
    TerritoryKind.TOWN: AgencyLevel.DISTRICT,
    TerritoryKind.WARD: AgencyLevel.COMMUNE,
    TerritoryKind.COMMUNE: AgencyLevel.COMMUNE,
    TerritoryKind.TOWNSHIP: AgencyLevel.COMMUNE,
    TerritoryKind.SPECIAL_ZONE: AgencyLevel.COMMUNE,
}

_WORDS = "|".join(sorted(TERRITORY_WORDS, key=len, reverse=True))
_TAIL = re.compile(
    rf"(?P<head>.*?)(?:^| )(?P<word>(?<!thị )(?<!tác )(?:{_WORDS}))"
    rf"(?: (?P<name>(?!(?:hội|ủy|đòan|{_WORDS})\b).+))?$"
)
# Whoever stands for a body, or a standing part of it: *Chủ tịch UBND*, *Thường trực Thành ủy*, *Lãnh đạo Thành phố*.
_PART = re.compile(
    r"(?:phó chủ tịch|chủ tịch|bí thư|phó bí thư|giám đốc|thủ trưởng|thủ tướng|lãnh đạo|ban thường vụ|ban thường trực|"
    r"thường trực) (?=\w)"
)
_BRACKET = re.compile(r"\s*\([^()]*\)")
# Committees of the Party by level; plain() writes Thành ủy as tỉnh ủy.
_PARTY_COMMITTEES = {
    "tỉnh ủy": AgencyLevel.PROVINCE,
    "quận ủy": AgencyLevel.DISTRICT,
    "huyện ủy": AgencyLevel.DISTRICT,
    "thị ủy": AgencyLevel.DISTRICT,
}
_COMMITTEE = plain("ủy ban nhân dân")
_PARTY_TAIL = re.compile(r"(?:^|.* )(" + "|".join(_PARTY_COMMITTEES) + ")$")


@dataclass(frozen=True, slots=True)
class Place:
    """A territory: its kind and its name as names are compared (``hà nội``)."""

    kind: TerritoryKind
    name: str

    @property
    def words(self) -> str:
        """Give the territory in full: *thành phố hà nội*."""
        return f"{plain(self.kind.label)} {self.name}"

    @property
    def level(self) -> AgencyLevel:
        """Give the level of whoever governs it."""
        return LEVEL_OF[self.kind]


@dataclass(frozen=True, slots=True)
class Form:
    """A key that a mention may stand for. ``why`` says it in Vietnamese; ``score`` is how sure the form is, 0 to 1.

    An exact form only fills in what the issuer left out because it speaks of its own territory or of one above it.
    """

    key: str
    why: str
    score: float = 1.0
    exact: bool = True


def name_key(text: str) -> str:
    """Give a name as it is compared: one case, one placement of tone marks, abbreviations opened, no punctuation."""
    return plain(text)[:KEY_LENGTH].strip()


def place_at_end(key: str) -> Place | None:
    """Give the territory that a compared name ends with: *ủy ban nhân dân quận tây hồ* → quận Tây Hồ; None without one."""
    match = _TAIL.fullmatch(key)
    if match is None or not match["name"]:
        return None
    return Place(TERRITORY_WORDS[match["word"]], match["name"])


def without_place(key: str, places: Sequence[Place]) -> str:
    """Give a compared name without the issuer's territories at its end: what tells two bodies of one place apart."""
    for place in places:
        for tail in (f" {place.words}", f" {place.name}", f" {plain(place.kind.label)}"):
            if key.endswith(tail):
                return key.removesuffix(tail)
    return key


def forms_of(mention: str, places: Sequence[Place]) -> tuple[Form, ...]:
    """Give what a mention may stand for, surest first; ``places`` are the issuer's territory and those above it.

    Words in brackets are left out of it with a lower score: *Sở Nội vụ (Ban Thi đua - Khen thưởng)* names two bodies.
    """
    whole, outer = name_key(mention), name_key(_BRACKET.sub("", mention))
    found = dict.fromkeys(_forms(whole, places))
    if part := _PART.match(whole):
        found |= dict.fromkeys(_lowered(_forms(whole[part.end() :], places), 0.93, f"chưa kể “{part[0].strip()}”"))
    if outer and outer != whole:
        inner = [name_key(part) for part in re.findall(r"\(([^()]*)\)", mention)]
        found |= dict.fromkeys(_lowered(_forms(outer, places), 0.97, "chưa kể phần trong ngoặc"))
        for other in filter(None, inner):
            found |= dict.fromkeys(_lowered(_forms(other, places), 0.95, "tên trong ngoặc"))
    best: dict[str, Form] = {}
    for form in found:
        if form.key not in best or best[form.key].score < form.score:
            best[form.key] = form
    return tuple(best.values())


def _lowered(forms: Sequence[Form], score: float, why: str) -> list[Form]:
    return [Form(form.key, f"{form.why}, {why}", form.score * score, exact=False) for form in forms]


def _forms(key: str, places: Sequence[Place]) -> list[Form]:
    forms = [Form(key, "đúng tên")]
    tail = _TAIL.fullmatch(key)
    if tail and tail["name"]:  # the territory is named; the directory may leave out of what kind it is
        if not tail["head"]:  # "quận Hoàn Kiếm" that shall do something is its committee
            return [*forms, Form(f"{_COMMITTEE} {key}", "hiểu là UBND", 0.97, exact=False)]
        return [*forms, Form(f"{tail['head']} {tail['name']}", "đúng tên, bớt loại địa bàn", 0.99)]
    if tail:  # "công an thành phố": whose, the issuer says
        own = [place for place in places if plain(place.kind.label) == tail["word"]]
        if not tail["head"]:
            forms = [Form(f"{_COMMITTEE} {place.words}", "hiểu là UBND", 0.9, exact=False) for place in own]
        return forms + [Form(f"{key} {place.name}", _of(place)) for place in own]
    party = _PARTY_TAIL.fullmatch(key)
    if party:
        level = _PARTY_COMMITTEES[party[1]]
        return forms + [Form(f"{key} {place.name}", _of(place)) for place in places if place.level == level]
    for place in places:
        if key.endswith(f" {place.name}"):  # "sở văn hóa thể thao hà nội"
            head = key.removesuffix(f" {place.name}")
            return [*forms, Form(f"{head} {place.words}", "đúng tên, thêm loại địa bàn", 0.99)]
    return forms + _of_the_issuer(key, places)


def _of_the_issuer(key: str, places: Sequence[Place]) -> list[Form]:
    """Fill in the issuer's own territory first, then those above: *Thanh tra* in a district's plan is rather the district's."""
    forms: list[Form] = []
    for distance, place in enumerate(places):
        near = 1 - 0.02 * distance
        forms.append(Form(f"{key} {place.words}", _of(place), near))
        forms.append(Form(f"{key} {place.name}", _of(place), near))
        if key.startswith(("ban ", "văn phòng")):
            for committee, level in _PARTY_COMMITTEES.items():
                if level == place.level:
                    why = f"{_of(place)}, hiểu là cơ quan Đảng"
                    forms.append(Form(f"{key} {committee} {place.name}", why, 0.9 * near, exact=False))
    return forms


def _of(place: Place) -> str:
    return f"của {place.kind.label.lower()} theo nơi ban hành"
