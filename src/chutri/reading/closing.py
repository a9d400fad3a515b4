"""The foot of a document: Nơi nhận and the signature (Decree 30/2020, article 13; Appendix I, components 7 and 9)."""

from __future__ import annotations

from typing import NamedTuple

from chutri.reading.fold import rx
from chutri.reading.lines import BAR, RULE, Sheet
from chutri.reading.model import Recipient, Signature, Span
from chutri.reading.recipients import beside_recipients, find_recipients, read_recipients
from chutri.reading.signature import (
    at_label,
    bare_name,
    find_signature,
    inline_signature,
    name_in_list,
    read_signature,
    signature_in,
)

FOOT_DATE = rx(r"[^,;:]{2,40},?\s*ngày\s*\S{0,4}\s*tháng\s*\S{0,4}\s*năm\s*\d{4}\W*")


class Closing(NamedTuple):
    """What stands at the foot: the lines it takes (half open), recipients, signature."""

    first: int
    after: int
    recipients: tuple[Recipient, ...]
    signature: Signature | None
    label: Span | None


def find_closing(sheet: Sheet, start: int) -> Closing | None:
    """The first foot behind line ``start``: where the main document ends."""
    sent_at = find_recipients(sheet, start)
    sign_at = find_signature(sheet, start, sent_at)
    if sent_at is None and sign_at is None:
        return None
    first = sent_at if sent_at is not None else sign_at or 0
    after = first + 1
    recipients: list[Recipient] = []
    label = None
    if sent_at is not None:
        recipients, after, label = read_recipients(sheet, sent_at)
    signature = None
    if sign_at is not None:
        signature, sign_after = read_signature(sheet, sign_at, sent_at)
        if signature:
            first, after = min(first, sign_at), max(after, sign_after)
    if sent_at is not None:
        signature, after = _signature_beside(sheet, sent_at, after, recipients, signature)
    lines = sheet.lines
    if (
        first > start
        and lines[first - 1].end - lines[first - 1].start < 60
        and FOOT_DATE.fullmatch(sheet.flow(lines[first - 1]).low)
    ):
        first -= 1  # place and date below the text
    while after < len(lines) and lines[after].kind in (BAR, RULE):
        after += 1
    return Closing(first, after, tuple(recipients), signature, label)


def _signature_beside(
    sheet: Sheet, sent_at: int, after: int, recipients: list[Recipient], signature: Signature | None
) -> tuple[Signature | None, int]:
    """The signature where it stands on the recipients' own lines, beside or behind them; else the one found."""
    if signature is not None and signature.name is not None:
        return signature, after
    inline = inline_signature(sheet, sent_at, after)
    if inline is not None:
        signature = inline
    elif signature is None:
        signature, after = bare_name(sheet, after)
        signature = signature or name_in_list(recipients)
    signature = at_label(sheet, sent_at, signature)
    if signature is None or signature.name is None:
        beside = signature_in(beside_recipients(sheet, sent_at))
        signature = beside if beside and beside.name else signature
    return signature, after
