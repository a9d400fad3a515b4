"""Classes of addressees: *các sở, ban, ngành*, *UBND các phường*, *… trừ …*. Stored as a rule, evaluated at a date.

Seen in plans of cities, districts and communes; what is new goes into ``_BODIES`` or ``_QUALIFIERS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from chutri.checking.names import Group, begins_a_name, named_in, plain
from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.rules.names import LEVEL_OF, TERRITORY_WORDS

K = AgencyKind

# The first words of an item of a group, folded by plain(), and the kinds that they name; heads narrow by how names begin.
_BODIES: dict[str, tuple[tuple[AgencyKind, ...], tuple[str, ...]]] = {
    plain(words): (kinds, tuple(plain(head) for head in heads))
    for words, kinds, heads in (
        ("sở", (K.DEPARTMENT,), ()),
        ("ban", (K.DEPARTMENT,), ()),
        ("ban đảng", (K.PARTY,), ("ban",)),
        ("ban xây dựng đảng", (K.PARTY,), ("ban",)),
        ("cơ quan đảng", (K.PARTY,), ()),
        ("ngành", (K.DEPARTMENT, K.SECTOR), ()),
        ("cơ quan", (K.DEPARTMENT, K.SECTOR), ()),
        ("cơ quan chuyên môn", (K.DEPARTMENT, K.UNIT), ()),
        ("đơn vị", (K.UNIT, K.PUBLIC_SERVICE), ()),
        ("đơn vị sự nghiệp", (K.PUBLIC_SERVICE,), ()),
        ("phòng", (K.UNIT,), ()),
        ("bộ", (K.MINISTRY,), ()),
        ("cơ quan ngang bộ", (K.MINISTRY,), ()),
        ("đoàn thể", (K.FRONT,), ()),
        ("hội đoàn thể", (K.FRONT,), ()),
        ("tổ chức đoàn thể", (K.FRONT,), ()),
        ("tổ chức chính trị", (K.FRONT,), ()),
        ("tổ chức chính trị xã hội", (K.FRONT,), ()),
        ("mặt trận tổ quốc", (K.FRONT,), ("mặt trận tổ quốc",)),
        ("hội", (K.ASSOCIATION,), ()),
        ("hiệp hội", (K.ASSOCIATION,), ()),
        ("tổ chức xã hội nghề nghiệp", (K.ASSOCIATION,), ()),
        ("cơ quan báo chí", (K.PRESS,), ()),
        ("báo chí", (K.PRESS,), ()),
        ("báo", (K.PRESS,), ("báo", "cơ quan báo")),
        ("báo đài", (K.PRESS,), ()),
        ("đài", (K.PRESS,), ("đài",)),
        ("đài phát thanh truyền hình", (K.PRESS,), ("đài", "cơ quan báo")),
        ("cơ quan thông tin", (K.PRESS,), ()),
        ("cơ quan truyền thông", (K.PRESS,), ()),
        ("cơ quan thông tấn", (K.PRESS,), ()),
        ("trường", (K.PUBLIC_SERVICE,), ("trường",)),
        ("trường học", (K.PUBLIC_SERVICE,), ("trường",)),
        ("nhà trường", (K.PUBLIC_SERVICE,), ("trường",)),
        ("cơ sở giáo dục", (K.PUBLIC_SERVICE,), ("trường",)),
        ("bệnh viện", (K.PUBLIC_SERVICE,), ("bệnh viện",)),
        ("doanh nghiệp", (K.ENTERPRISE,), ()),
        ("tổng công ty", (K.ENTERPRISE,), ("tổng công ty",)),
        ("tập đoàn", (K.ENTERPRISE,), ("tập đoàn",)),
        ("công ty", (K.ENTERPRISE,), ("công ty",)),
    )
}
# Bodies of a territory: what stands before *các quận, huyện, thị xã*.
_OF_TERRITORIES = {
    plain("ủy ban nhân dân"): K.PEOPLES_COMMITTEE,
    plain("hội đồng nhân dân"): K.PEOPLES_COUNCIL,
    plain("đảng ủy"): K.PARTY,
    plain("công an"): K.SECTOR,
}
_LOCALITIES = plain("địa phương")
_LONGEST_FIRST = sorted((*_BODIES, *TERRITORY_WORDS, _LOCALITIES), key=len, reverse=True)
_STARTS = re.compile(r"(?:" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")(?!\w)(?! ủy)(?! hội\b(?! đòan))")
_TERRITORIES_OF = re.compile("(?:" + "|".join(_OF_TERRITORIES) + ") ")
# What may stand before the kind: how many, and the person who stands for the body.
_QUANTIFIERS = re.compile(
    r"(?:(?:các|những|mọi|mỗi|từng|riêng|chỉ|tất cả|tòan thể|tòan bộ|đối|với|cấp|\d+|đại diện|lãnh đạo|thủ trưởng|"
    r"người đứng đầu|giám đốc|phó chủ tịch|chủ tịch|bí thư|trưởng) )+"
)
_MANY = re.compile(r"(?<!\w)(?:các|những|mọi|mỗi|từng|tất cả|tòan thể|\d+)(?!\w)")
# Named without *các*, these are a class all the same (*cơ quan báo chí*, *đoàn thể Thành phố*, *đài Thành phố*).
_ALONE = {plain(words) for words in (
    "cơ quan báo chí", "báo chí", "báo đài", "đài", "cơ quan truyền thông", "đoàn thể", "hội đoàn thể",
    "tổ chức chính trị xã hội", "doanh nghiệp", "trường học", "nhà trường", "cơ quan", "đơn vị",
)}  # fmt: skip

# What stands behind the kinds says of which level they are.
_QUALIFIERS: dict[str, AgencyLevel] = {
    "trung ương": AgencyLevel.CENTRAL,
    "cấp tỉnh": AgencyLevel.PROVINCE,
    "cấp huyện": AgencyLevel.DISTRICT,
    "cấp xã": AgencyLevel.COMMUNE,
    **{word: LEVEL_OF[kind] for word, kind in TERRITORY_WORDS.items()},
}
_QUALIFIER = re.compile(
    r"(?<!\w)(" + "|".join(sorted(_QUALIFIERS, key=len, reverse=True)) + r")(?!\w)(?! hội)(?<!hợp tác xã)"
)
_WITHIN = re.compile(r"trên địa bàn|tòan (?:tỉnh|thành phố|quận|huyện|xã|phường)")
_QUALIFIED = re.compile(
    r"(?: (?:có|liên quan|thuộc|trực thuộc|của|khác|truyền thông|trên địa bàn|" + "|".join(_QUALIFIERS) + "))*"
)
# Words behind the kinds that leave the class as wide as it is; others narrow it in a way that the directory can't follow
# (*các xã ven biển*, *các đơn vị chủ trì nội dung thi đua*), and so do those of the second pattern.
_WIDE = re.compile(
    r"(?<!\w)(?:thuộc|trực thuộc|của|trên địa bàn|tòan|khác|và|trong|đảng|nhà nước|chính trị|xã hội|truyền thông|"
    r"thông tin|địa phương|(?:" + "|".join(sorted(_QUALIFIERS, key=len, reverse=True)) + r")(?: \w+){0,4})(?!\w)"
)
_RELATED = re.compile(r"liên quan|được phân công|được giao|được mời")
_UNDER = re.compile(r"(?:trực )?thuộc ((?:sở|bộ|ban|công an|đại học|tổng công ty|tập đòan|văn phòng|cục|thanh tra) .+)")

_EXCEPT = re.compile(r"[,;]?\s*\(?\s*(?:ngoại\s+trừ|không\s+(?:bao\s+)?gồm|trừ)\s+(?P<names>[^()]+)\)?", re.IGNORECASE)
_ONLY = re.compile(
    r"[,;]?\s*\(\s*(?:riêng|chỉ)\s+(?P<names>[^()]+)\)|[,;]\s*(?:riêng|chỉ)\s+(?P<rest>.+)$", re.IGNORECASE
)
_COUNT = re.compile(r"(?<!\d)(\d{1,4})\s+(?:xã|phường|quận|huyện|sở|cơ quan|đơn vị|đặc khu)", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
# "UBND các xã Sen Đông, Sen Tây": no class but bodies of one kind
_LISTED = re.compile(
    r"^(?P<body>(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Công an|Đảng ủy)\s+)?[Cc]ác\s+"
    r"(?P<kind>xã|phường|đặc khu|thị trấn|quận|huyện|thị xã)\s*:?\s+(?P<names>[A-ZĐÂĂÊÔƠƯ].*)$"
)
# "Riêng UBND các phường", "Chủ tịch UBND các xã, phường": whoever stands for the class
_PERSON = re.compile(
    r"^\s*(?:riêng\s+)?(?:(?:chủ tịch|thủ trưởng|bí thư|lãnh đạo)\s+)?(?=(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+)?các\s)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[,;]\s*|\s+và\s+|\s+cùng\s+(?:với\s+)?", re.IGNORECASE)
_OPENS = re.compile(r"(?:các|những|mọi|ubnd|ủy ban|hđnd|tất cả|tòan thể)(?!\w)")


@dataclass(frozen=True, slots=True)
class AddresseeClass:
    """Agencies of some kinds. Empty ``levels``: of the issuer's level; empty ``under``: of the issuer's territory.

    ``heads``: names begin with one of these. ``within``: of any level in the territory (*trên địa bàn*). ``related``:
    *có liên quan*, so that whoever leads says whom it means.
    """

    kinds: tuple[AgencyKind, ...]
    levels: tuple[AgencyLevel, ...] = ()
    territory_kinds: tuple[TerritoryKind, ...] = ()
    heads: tuple[str, ...] = ()
    under: str = ""
    within: bool = False
    related: bool = False


@dataclass(frozen=True, slots=True)
class AddresseeRule:
    """Whom *các sở, ban, ngành và UBND các phường, trừ …* covers; ``named`` are bodies named in the same breath.

    ``only`` narrows to these names, ``without`` leaves these out, ``stated`` is how many the document says that there are.
    """

    classes: tuple[AddresseeClass, ...]
    named: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    stated: int | None = None

    @property
    def related_only(self) -> bool:
        """Say whether the document leaves it to whoever leads whom it means (*các đơn vị có liên quan*)."""
        return not self.named and all(part.related for part in self.classes)

    def to_json(self) -> dict[str, Any]:
        """Give the rule as it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> AddresseeRule:
        """Take a stored rule. Raises KeyError or ValueError for what is none."""
        return cls(
            classes=tuple(_class_from(part) for part in stored["classes"]),
            named=tuple(stored["named"]),
            without=tuple(stored["without"]),
            only=tuple(stored["only"]),
            stated=stored["stated"],
        )


def _class_from(part: Mapping[str, Any]) -> AddresseeClass:
    return AddresseeClass(
        kinds=tuple(AgencyKind(kind) for kind in part["kinds"]),
        levels=tuple(AgencyLevel(level) for level in part["levels"]),
        territory_kinds=tuple(TerritoryKind(kind) for kind in part["territory_kinds"]),
        heads=tuple(part["heads"]),
        under=part["under"],
        within=part["within"],
        related=part["related"],
    )


def addressee_rule(text: str) -> AddresseeRule | None:
    """Read a mention of a class, or of several bodies in one breath; None for one body, a person, or what covers nobody."""
    bare, without = _taken_out(_EXCEPT, text)
    bare, only = _taken_out(_ONLY, bare)
    stated = _COUNT.search(bare)
    bare = _PERSON.sub("", _BRACKET.sub(" ", bare))
    if listed := _LISTED.match(bare.strip()):
        names = _names(f"{listed['kind']} {listed['names']}")
        body = listed["body"] or "UBND "
        return AddresseeRule((), named=tuple(f"{body}{name}" for name in names), without=without)
    named: list[str] = []
    classes: list[AddresseeClass] = []
    before: list[AgencyKind] = []  # "HĐND, UBND các xã": the first is theirs too
    for body in named_in(bare):
        if isinstance(body, Group) or _is_alone(body.text):
            found = list(_classes(body.text))
            classes += (replace(part, kinds=(kind,)) for kind in before for part in found if part.territory_kinds)
            classes += found
            before = []
        elif kind := _OF_TERRITORIES.get(plain(body.text)):
            before.append(kind)
        elif begins_a_name(body.text) and not plain(body.text).startswith(_LOCALITIES):
            named.append(_as_written(body.text, bare))
    if not classes and len(named) < 2:
        return None
    return AddresseeRule(
        tuple(dict.fromkeys(classes)),
        named=tuple(dict.fromkeys(named)),
        without=without,
        only=only,
        stated=int(stated[1]) if stated else None,
    )


def _is_alone(folded: str) -> bool:
    key = plain(folded)
    start = _STARTS.match(key)
    return start is not None and start[0] in _ALONE and bool(_QUALIFIED.fullmatch(key[start.end() :]))


def _taken_out(pattern: re.Pattern[str], text: str) -> tuple[str, tuple[str, ...]]:
    """Give the text without what the pattern found, and the names found."""
    match = pattern.search(text)
    if match is None:
        return text, ()
    names = next(group for group in match.groups() if group)
    return (text[: match.start()] + text[match.end() :]).strip(), _names(names)


def _names(text: str) -> tuple[str, ...]:
    """Cut a list of names; what a list leaves out is said again: *các phường Hoàn Kiếm, Cửa Nam* → phường Cửa Nam."""
    names: list[str] = []
    for piece in _CUT.split(re.sub(r"^\s*(?:các|những)\s+|:", "", text, flags=re.IGNORECASE)):
        words = piece.strip(" .")
        if not words:
            continue
        if not names or begins_a_name(words.lower()):
            names.append(words)
        elif names[-1].lower().startswith((*TERRITORY_WORDS, "ubnd")):
            head = names[-1].split()
            lead = head[:2] if head[0].lower() in ("ubnd", "thị", "đặc") else head[:1]
            names.append(" ".join((*lead, words)))
        else:  # Sở Văn hóa và Thể thao
            joint = text[text.index(names[-1]) + len(names[-1]) :].partition(words)[0]
            names[-1] += joint + words
    return tuple(names)


def _as_written(folded: str, text: str) -> str:
    place = text.lower().find(folded)
    return text[place : place + len(folded)] if place >= 0 else folded


def _classes(folded: str) -> Iterator[AddresseeClass]:
    """Give the classes of one group: each run of items up to the next *các* shares what stands behind its last."""
    run: list[str] = []
    for item in filter(None, _CUT.split(folded)):
        if run and _OPENS.match(item):
            yield from _of_run(run)
            run = []
        run.append(item)
    yield from _of_run(run)


def _of_run(run: list[str]) -> Iterator[AddresseeClass]:
    kinds: dict[AgencyKind, None] = {}
    heads: list[str] = []
    open_heads = False
    territories: dict[TerritoryKind, None] = {}
    behind: list[str] = []
    beside: list[str] = []  # items of no kind: "các cơ quan thông tin, truyền thông của Thành phố"
    body = AgencyKind.PEOPLES_COMMITTEE
    for item in run:
        key = _QUANTIFIERS.sub("", f"{plain(item)} ").strip()
        if of := _TERRITORIES_OF.search(f"{key} "):
            body = _OF_TERRITORIES[of[0].strip()]
            key = _QUANTIFIERS.sub("", key[of.end() :] + " ").strip()
        start = _STARTS.match(key)
        if start is None:
            beside.append(key)
            continue
        behind.append(key[start.end() :].strip())
        if start[0] == _LOCALITIES:
            territories |= dict.fromkeys(kind for kind in TerritoryKind if LEVEL_OF[kind] != AgencyLevel.PROVINCE)
        elif start[0] in TERRITORY_WORDS:
            territories[TERRITORY_WORDS[start[0]]] = None
        else:
            found, narrowed = _BODIES[start[0]]
            kinds |= dict.fromkeys(found)
            heads += narrowed
            open_heads = open_heads or not narrowed
    many = any(map(_MANY.search, run))
    if not many and (beside or len(territories) == 1):
        return  # "Báo và Phát thanh, truyền hình tỉnh", "Thành phố", "UBND quận": one body
    where = " ".join((*behind, *beside))
    related = bool(_RELATED.search(where)) or any(_WIDE.sub("", _UNDER.sub("", words)).strip() for words in behind)
    wanted = () if open_heads else tuple(dict.fromkeys(heads))
    yield from _joined((kinds, territories), where, wanted, body, related=related)


def _joined(
    found: tuple[dict[AgencyKind, None], dict[TerritoryKind, None]],
    behind: str,
    heads: tuple[str, ...],
    body: AgencyKind,
    *,
    related: bool,
) -> Iterator[AddresseeClass]:
    kinds, territories = found
    under = _UNDER.search(behind)
    level = None if under else _QUALIFIER.search(behind)
    levels = (_QUALIFIERS[level[1]],) if level else ()
    if AgencyKind.MINISTRY in kinds:
        kinds, levels = {AgencyKind.MINISTRY: None}, (AgencyLevel.CENTRAL,)
    within = bool(_WITHIN.search(behind))
    if kinds:
        of = under[1] if under else ""
        within = within and levels != (AgencyLevel.CENTRAL,)  # "báo chí Trung ương trên địa bàn" are central
        yield AddresseeClass(tuple(kinds), () if within else levels, (), heads, of, within, related)
    if territories:
        of_places = tuple(dict.fromkeys(_level_of(kind, territories) for kind in territories))
        yield AddresseeClass((body,), of_places, tuple(territories), related=related)


def _level_of(kind: TerritoryKind, beside: Mapping[TerritoryKind, None]) -> AgencyLevel:
    """Give the level of a territory; *các huyện, thị xã, thành phố* are cities of a province."""
    if kind == TerritoryKind.CITY and TerritoryKind.PROVINCE not in beside and len(beside) > 1:
        return AgencyLevel.DISTRICT
    return LEVEL_OF[kind]
