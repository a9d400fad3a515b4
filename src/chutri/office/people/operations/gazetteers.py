"""Loading a directory that comes with the program. What a person changed since is kept; loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import Agency, AgencyCode, AgencyName, Succession, User
from chutri.office.people.operations.agencies import arrange
from chutri.office.people.rules.gazetteer import Gazetteer, Link, Record, read_gazetteer
from chutri.office.people.rules.names import name_key

DATA = Path(__file__).resolve().parent.parent / "data"

# Facts of an agency that a directory states and a person may state otherwise.
FIELDS = (
    "name", "short_name", "kind", "level", "territory", "territory_kind", "opened_on", "closed_on", "source",
    "confidence", "note",
)  # fmt: skip


class UnableToLoadDirectory(Exception):
    """There is no such directory; the message names those that there are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: agencies added, changed and left as they were, and facts kept because a person had changed them."""

    added: int
    changed: int
    unchanged: int
    kept: int

    @property
    def words(self) -> str:
        """Say it as the terminal does."""
        kept = f"; giữ {self.kept} mục đã sửa tay" if self.kept else ""
        return f"Danh bạ: thêm {self.added}, sửa {self.changed}, không đổi {self.unchanged} cơ quan{kept}."


def directories_there() -> tuple[str, ...]:
    """Give the names of the directories that come with the program."""
    return tuple(sorted(path.name for path in DATA.iterdir() if (path / "agencies.csv").is_file()))


def gazetteer_of(name: str) -> Gazetteer:
    """Read a directory that comes with the program. Raises UnableToLoadDirectory when there is none of that name."""
    if name not in directories_there():
        raise UnableToLoadDirectory(f"Không có danh bạ “{name}”; hiện có: {', '.join(directories_there())}.")
    return read_gazetteer({path.stem: path.read_text("utf-8") for path in sorted((DATA / name).glob("*.csv"))})


@transaction.atomic
def load_directory(*, name: str, by: User, at: datetime) -> Loaded:
    """Bring a directory in, or up to date. A fact that a person changed since the last loading stays as they left it.

    An agency that was added by hand under a record's very name is taken for it. Raises UnableToLoadDirectory.
    """
    loading = _Loading(name, gazetteer_of(name))
    loaded = loading.run()
    if loaded.added or loaded.changed:
        words = f"Nạp danh bạ {name}: thêm {loaded.added}, sửa {loaded.changed} cơ quan"
        record(by=by, at=at, deed="load_directory", about=loading.root, words=words)
    return loaded


def _stored(value: object) -> object:
    """Give a fact as ``Agency.loaded`` keeps it."""
    return value.isoformat() if isinstance(value, date) else str(value or "")


class _Loading:
    """One loading: the agencies there are, by key of the directory, and what was counted."""

    def __init__(self, name: str, gazetteer: Gazetteer) -> None:
        self.prefix = f"{name}/"
        self.records = gazetteer.records
        self.links = gazetteer.links
        self.there: dict[str, Agency] = {
            agency.data_key.removeprefix(self.prefix): agency
            for agency in Agency.objects.filter(data_key__startswith=self.prefix)
        }
        self.heirs: dict[str, list[str]] = {}
        for link in gazetteer.links.values():
            self.heirs.setdefault(link.predecessor, []).append(link.successor)
        self.fresh: set[int] = set()
        self.changed: dict[int, Agency] = {}
        self.kept = 0

    @property
    def root(self) -> Agency:
        return self.there[next(iter(self.records))]

    def run(self) -> Loaded:
        self._adopt()
        for bundle in self._by_level():
            self._load(bundle)
        self._load_names()
        self._load_links()
        changed = [agency for agency in self.changed.values() if agency.pk not in self.fresh]
        Agency.objects.bulk_update(
            changed, (*FIELDS, "parent", "name_order", "search", "loaded", "data_key"), batch_size=200
        )
        added = len(self.fresh)
        return Loaded(added, len(changed), len(self.records) - added - len(changed), self.kept)

    def _adopt(self) -> None:
        """Take agencies that were entered by hand, before the directory was loaded, for the records of the same name."""
        free = {name_key(one.name): one for one in Agency.objects.filter(data_key="", closed_on=None).order_by("-pk")}
        for key, found in self.records.items():
            agency = free.get(name_key(found.name))
            if key not in self.there and agency is not None and found.closed_on is None:
                # what it says of itself by default is nothing that a person stated
                agency.loaded = {field: _stored(getattr(agency, field)) for field in FIELDS}
                agency.data_key = f"{self.prefix}{key}"
                self.there[key] = agency
                self.changed[agency.pk] = agency

    def _by_level(self) -> Iterable[list[Record]]:
        """Give the records in bundles, each after the bundle in which the agencies above it stand."""
        waiting, done = list(self.records.values()), {""}
        while waiting:
            ready = [one for one in waiting if one.parent in done]
            if not ready:
                raise ValueError(f"no such parent: {waiting[0].parent}")
            yield ready
            done |= {one.key for one in ready}
            waiting = [one for one in waiting if one.key not in done]

    def _load(self, bundle: list[Record]) -> None:
        new: list[tuple[Record, Agency]] = []
        for found in bundle:
            agency = self.there.get(found.key)
            if agency is None:
                new.append((found, self._new(found)))
            elif self._update(agency, found):
                self.changed[agency.pk] = agency
        created = Agency.objects.bulk_create([agency for _, agency in new], batch_size=200)
        for (found, _), agency in zip(new, created, strict=True):
            self.there[found.key] = agency
            self.fresh.add(agency.pk)

    def _new(self, found: Record) -> Agency:
        agency = Agency(
            data_key=f"{self.prefix}{found.key}",
            parent=self.there.get(found.parent),
            loaded={
                **{field: _stored(getattr(found, field)) for field in FIELDS},
                "parent": found.parent,
                "names": sorted(_names(found)),
                "heirs": self.heirs.get(found.key, []),
            },
            **{field: getattr(found, field) for field in FIELDS},
        )
        arrange(agency, found.aliases)
        return agency

    def _update(self, agency: Agency, found: Record) -> bool:
        """Bring one agency up to date; say whether anything changed."""
        changed = False
        for field in FIELDS:
            new, last = _stored(getattr(found, field)), agency.loaded.get(field)
            if new == last:
                continue
            if _stored(getattr(agency, field)) != last:  # a person said otherwise
                self.kept += 1
                continue
            setattr(agency, field, getattr(found, field))
            agency.loaded[field] = new
            changed = True
        if "parent" not in agency.loaded and agency.parent_id is None:
            agency.parent = self.there.get(found.parent)
            agency.loaded["parent"] = found.parent
            changed = True
        if changed:
            arrange(agency, found.aliases)
        return changed

    def _load_names(self) -> None:
        """Add names and codes that are not there. One that a loading brought and a person removed does not come back."""
        keys: dict[int, set[str]] = {}
        old = [agency.pk for agency in self.there.values() if agency.pk not in self.fresh]
        for pk, key in AgencyName.objects.filter(agency__in=old).values_list("agency_id", "key"):
            keys.setdefault(pk, set()).add(key)
        names: list[AgencyName] = []
        codes: list[AgencyCode] = []
        for data_key, found in self.records.items():
            agency, wanted = self.there[data_key], _names(found)
            missing = set(wanted)
            if agency.pk not in self.fresh:
                missing -= set(agency.loaded.get("names", ()))
                if not missing:
                    continue
                agency.loaded["names"] = sorted({*agency.loaded.get("names", ()), *missing})
                self.changed[agency.pk] = agency
            names += (_name(agency, found, wanted[key], key) for key in sorted(missing - keys.get(agency.pk, set())))
            codes += (AgencyCode(agency=agency, scheme=scheme, code=code) for scheme, code in found.codes)
        AgencyName.objects.bulk_create(names, batch_size=500)
        AgencyCode.objects.bulk_create(codes, batch_size=500, ignore_conflicts=True)

    def _load_links(self) -> None:
        """Add successions that are not there, as names are."""
        pks = [agency.pk for agency in self.there.values()]
        there = set(Succession.objects.filter(predecessor__in=pks).values_list("predecessor", "successor"))
        links: list[Succession] = []
        for link in self.links.values():
            agency, heir = self.there[link.predecessor], self.there[link.successor]
            if agency.pk not in self.fresh:
                brought = agency.loaded.setdefault("heirs", [])
                if link.successor in brought:
                    continue
                brought.append(link.successor)
                self.changed[agency.pk] = agency
            if (agency.pk, heir.pk) not in there:
                links.append(_succession(agency, heir, link))
        Succession.objects.bulk_create(links, batch_size=500)


def _names(found: Record) -> dict[str, str]:
    """Give a record's names by their keys; of two with one key the official one."""
    return {name_key(name): name for name in (*reversed(found.aliases), found.name)}


def _name(agency: Agency, found: Record, name: str, key: str) -> AgencyName:
    official = name == found.name
    ended = found.closed_on - timedelta(days=1) if official and found.closed_on else None
    began = found.opened_on if official else None
    return AgencyName(
        agency=agency, name=name, key=key, official=official, valid_from=began, valid_to=ended, source=found.source
    )


def _succession(agency: Agency, heir: Agency, link: Link) -> Succession:
    return Succession(
        predecessor=agency,
        successor=heir,
        effective_on=link.effective_on,
        partly=link.partly,
        note=link.note,
        source=link.source,
        confidence=link.confidence,
    )
