"""The findings beside tasks: events, delegates, quotas, dossiers, reporting duties, funding, channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from chutri.reading.model import DelegateGroup, Event, Reading
from tests.corpus.of_tasks import same_rhythm
from tests.corpus.tally import Expected, Tallies, Tally, begins, count_entries, date_of, joined, same

EVENT = ("start", "end", "time", "venue")
CHANNEL = ("start", "end", "peak_start", "peak_end")

Found = TypeVar("Found")


def tally_content(expected: Expected, reading: Reading) -> Tallies:
    """Compare what a plan says beside its tasks with what was read."""
    events = _pair(expected.get("events", []), reading.events, "title", lambda event: event.title, "events")
    dossiers = _pair(expected.get("dossiers", []), reading.dossiers, "title", lambda dossier: dossier.title, "dossiers")
    reports = _pair(expected.get("reporting", []), reading.reporting, "starts", lambda duty: duty.text, "reporting")
    funding = _pair(expected.get("funding", []), reading.funding, "starts", lambda money: money.text, "funding")
    channels = _pair(expected.get("channels", []), reading.channels, "starts", lambda channel: channel.text, "channels")
    return {
        "events": events[1],
        "event facts": _event_facts(events[0]),
        "programme": _programme(events[0]),
        "backdrop": _backdrop(events[0]),
        "delegates": _delegates(expected, reading.delegates),
        "quotas": _quotas(expected.get("quotas", []), reading),
        "nomination": _nomination(expected, reading),
        "dossiers": dossiers[1],
        "dossier facts": _dossier_facts(dossiers[0]),
        "reporting": reports[1],
        "reporting facts": _reporting_facts(reports[0]),
        "funding": funding[1],
        "channels": channels[1],
        "channel times": _channel_times(channels[0]),
    }


def _pair(
    wanted: list[Expected], found: Iterable[Found], key: str, text: Callable[[Found], str], kind: str
) -> tuple[list[tuple[Expected, Found]], Tally]:
    # What is annotated as optional may be found or not: neither counts.
    left, pairs, tally = list(found), [], Tally()
    for want in sorted(wanted, key=lambda each: bool(each.get("optional"))):
        best = next((other for other in left if begins(want[key], text(other))), None)
        if best is not None:
            left.remove(best)
        if want.get("optional"):
            continue
        tally.wanted += 1
        if best is None:
            tally.remarks.append(f"{kind}: missed {want[key]!r}")
        else:
            tally.hit += 1
            pairs.append((want, best))
    tally.found = tally.hit + len(left)
    tally.remarks += [f"{kind}: wrong {text(other)[:80]!r}" for other in left]
    return pairs, tally


def _event_facts(pairs: list[tuple[Expected, Event]]) -> Tally:
    tally = Tally()
    for want, event in pairs:
        for name in EVENT:
            given = getattr(event, name)
            tally.field(f"event.{name}", want.get(name), given, same=same(want.get(name), given))
        hosts, given = want.get("hosts", []), [host.text for host in event.hosts]
        if joined(hosts) == joined(given):
            given = hosts
        count_entries(tally, "event.hosts", hosts, given)
        live = want.get("broadcast")
        right = begins(live, event.broadcast) if live and event.broadcast else live is event.broadcast
        tally.field("event.broadcast", live, event.broadcast, same=right)
    return tally


def _programme(pairs: list[tuple[Expected, Event]]) -> Tally:
    tally = Tally()
    for want, event in pairs:
        left = list(event.programme)
        entries: list[Expected] = want.get("programme", [])
        tally.wanted += len(entries)
        tally.found += len(left)
        for entry in entries:
            best = next(
                (other for other in left if other.time == entry.get("time") and begins(entry["starts"], other.text)),
                None,
            )
            if best is None:
                tally.remarks.append(f"programme: missed {entry}")
            else:
                left.remove(best)
                tally.hit += 1
        tally.remarks += [f"programme: wrong {other.time} {other.text[:60]!r}" for other in left]
    return tally


def _backdrop(pairs: list[tuple[Expected, Event]]) -> Tally:
    tally = Tally()
    for want, event in pairs:
        lines = want.get("backdrop", [])
        given = list(event.backdrop)
        if joined(lines) == joined(given):
            given = lines
        count_entries(tally, "backdrop", lines, given)
    return tally


def _flat(groups: Iterable[DelegateGroup]) -> list[DelegateGroup]:
    return [each for group in groups for each in (group, *_flat(group.children))]


def _delegates(expected: Expected, groups: tuple[DelegateGroup, ...]) -> Tally:
    tally, given = Tally(), _flat(groups)
    annotated: list[Expected] = expected.get("delegates", [])
    due = next((want["count"] for want in annotated if want.get("total")), expected.get("delegates_total"))
    got = next((group.count for group in given if group.total), None)
    tally.field("delegates.total", due, got, same=due == got)
    left = [group for group in given if not group.total]
    tally.found += len(left)
    for want in (want for want in annotated if not want.get("total")):
        best = next((group for group in left if _same_group(want, group)), None)
        tally.wanted += 1
        if best is None:
            tally.remarks.append(f"delegates: missed {want}")
        else:
            left.remove(best)
            tally.hit += 1
    tally.remarks += [f"delegates: wrong {group.count} {group.text[:60]!r}" for group in left]
    return tally


def _same_group(want: Expected, group: DelegateGroup) -> bool:
    numbers = want.get("count") == group.count and want.get("approximate", False) == group.approximate
    return numbers and begins(want["starts"], group.text)


def _quotas(wanted: list[Expected], reading: Reading) -> Tally:
    tally = Tally()
    due = [_quota(want["unit"], want.get("collectives"), want.get("individuals"), want["at_most"]) for want in wanted]
    given = [_quota(each.unit, each.collectives, each.individuals, each.at_most) for each in reading.quotas]
    count_entries(tally, "quotas", due, given)
    return tally


def _quota(unit: str, collectives: int | None, individuals: int | None, at_most: bool) -> str:
    return f"{unit} | {collectives} | {individuals} | {at_most}"


def _nomination(expected: Expected, reading: Reading) -> Tally:
    tally = Tally()
    due, got = date_of(expected.get("nomination_deadline")), date_of(reading.nomination_deadline)
    tally.field("nomination deadline", due, got, same=due == got)
    return tally


def _dossier_facts(pairs: list[tuple[Expected, Any]]) -> Tally:
    tally = Tally()
    for want, dossier in pairs:
        count_entries(tally, "dossier.parts", want.get("parts", []), [part.text for part in dossier.parts])
        tally.field("dossier.copies", want.get("copies"), dossier.copies, same=want.get("copies") == dossier.copies)
        if "addressee" in want:
            right = same(want["addressee"], dossier.addressee)
            tally.field("dossier.addressee", want["addressee"], dossier.addressee, same=right)
    return tally


def _reporting_facts(pairs: list[tuple[Expected, Any]]) -> Tally:
    tally = Tally()
    for want, duty in pairs:
        for name in ("who", "to", "through"):
            names, given = want.get(name, []), [party.text for party in getattr(duty, name)]
            if joined(names) == joined(given):
                given = names
            count_entries(tally, f"reporting.{name}", names, given)
        due, got = date_of(want.get("deadline")), date_of(duty.deadline)
        tally.field(f"reporting.deadline of {want['starts'][:40]!r}", due, got, same=due == got)
        rhythm, given_rhythm = want.get("recurrence"), duty.recurrence
        tally.field(
            f"reporting.recurrence of {want['starts'][:40]!r}",
            None if rhythm is None else str(rhythm),
            None if given_rhythm is None else str(given_rhythm),
            same=same_rhythm(rhythm, given_rhythm),
        )
    return tally


def _channel_times(pairs: list[tuple[Expected, Any]]) -> Tally:
    tally = Tally()
    for want, channel in pairs:
        for name in CHANNEL:
            given = getattr(channel, name)
            where = f"channel.{name} of {want['starts'][:30]!r}"
            tally.field(where, want.get(name), given, same=want.get(name) == given)
    return tally
