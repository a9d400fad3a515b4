"""The findings about the document itself: header, signature, recipients, references, annexes."""

from __future__ import annotations

from chutri.reading.model import Annex, Reading, Reference
from tests.corpus.tally import Expected, Tallies, Tally, begins, count_entries, fold, same

HEADER = ("issuer", "kind", "code", "number", "symbol", "place", "date", "title")
SIGNATURE = ("on_behalf_of", "signing_for", "position", "name")


def tally_document(expected: Expected, reading: Reading) -> Tallies:
    """Compare what a plan says of itself with what was read."""
    references = expected.get("references", [])
    return {
        "header": _header(expected["header"], reading),
        "signature": _signature(expected.get("signature", {}), reading),
        "recipients": _recipients(expected.get("recipients", []), reading),
        "references": _references(references, reading.references),
        "reference issuers": _reference_issuers(references, reading.references),
        "grounds": _grounds(references, reading.references),
        "annexes": _annexes(expected.get("annexes", []), reading.annexes),
    }


def _header(wanted: Expected, reading: Reading) -> Tally:
    tally = Tally()
    for name in HEADER:
        want, found = wanted.get(name), getattr(reading.header, name)
        right = same(want, found) or (name == "issuer" and _lowest_body(want, found))
        tally.field(f"header.{name}", want, found, same=right)
    return tally


def _lowest_body(wanted: str | None, found: str | None) -> bool:
    # Decree 30/2020 sets the superior body above the issuer's own name: a reader may leave it out.
    return bool(wanted and found) and fold(wanted).endswith(" " + fold(found))


def _signature(wanted: Expected, reading: Reading) -> Tally:
    tally = Tally()
    for name in SIGNATURE:
        found = getattr(reading.signature, name) if reading.signature else None
        tally.field(f"signature.{name}", wanted.get(name), found, same=same(wanted.get(name), found))
    return tally


def _recipients(wanted: list[str], reading: Reading) -> Tally:
    tally = Tally()
    count_entries(tally, "recipients", wanted, [recipient.text for recipient in reading.recipients])
    return tally


def _references(wanted: list[Expected], found: tuple[Reference, ...]) -> Tally:
    tally = Tally()
    cited = {(fold(reference.code), reference.date) for reference in found if reference.code}
    # A later mention of the same document without its date is no error.
    cited = {pair for pair in cited if pair[1] or not any(other[0] == pair[0] and other[1] for other in cited)}
    due = {(fold(reference["code"]), reference.get("date")) for reference in wanted}
    tally.hit, tally.found, tally.wanted = len(due & cited), len(cited), len(due)
    tally.remarks += [f"references: missed {code} of {date}" for code, date in sorted(due - cited, key=str)]
    tally.remarks += [f"references: wrong {code} of {date}" for code, date in sorted(cited - due, key=str)]
    return tally


def _reference_issuers(wanted: list[Expected], found: tuple[Reference, ...]) -> Tally:
    tally = Tally()
    for reference in wanted:
        mentions = [other for other in found if fold(other.code) == fold(reference["code"])]
        if not mentions:
            continue
        want, issuers = reference.get("issuer"), [other.issuer for other in mentions if other.issuer]
        right = same(want, issuers[0] if issuers else None)
        tally.field(f"issuer of {reference['code']}", want, issuers[0] if issuers else None, same=right)
    return tally


def _grounds(wanted: list[Expected], found: tuple[Reference, ...]) -> Tally:
    tally = Tally()
    due = [reference["code"] for reference in wanted if reference["basis"]]
    named = {fold(reference.code): reference.code for reference in found if reference.basis and reference.code}
    count_entries(tally, "grounds", due, list(named.values()))
    return tally


def _annexes(wanted: list[Expected], found: tuple[Annex, ...]) -> Tally:
    tally = Tally(found=len(found), wanted=len(wanted))
    left = list(found)
    for annex in wanted:
        hit = next((other for other in left if _same_annex(annex, other)), None)
        if hit is None:
            tally.remarks.append(f"annexes: missed {annex.get('marker')} {annex.get('title')}")
        else:
            left.remove(hit)
            tally.hit += 1
    tally.remarks += [f"annexes: wrong {annex.marker} {annex.title}" for annex in left]
    return tally


def _same_annex(wanted: Expected, found: Annex) -> bool:
    marker = same(wanted.get("marker"), found.marker)
    return marker and begins(wanted["title"], found.title or "") and wanted["attached"] == found.attached
