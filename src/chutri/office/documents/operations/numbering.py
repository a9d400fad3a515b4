"""Numbers: taken when a document is issued, never with a gap and never twice (Decree 30/2020, Điều 15).

State: one series for a body, a kind and a calendar year; a council that issues under the body's seal has its own (Phụ lục I,
II.3). Party: one for a body, a kind and a term.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from chutri.office.documents.choices import Direction, PartRole, Scheme, Standing
from chutri.office.documents.models import Document, NumberSeries
from chutri.office.documents.operations.texts import describe
from chutri.office.documents.queries.numbers import issuer_part, named_part, scheme_of, term_on
from chutri.office.documents.rules.codes import SymbolParts, code_key, code_of, symbol_of
from chutri.office.documents.rules.kinds import kind_called
from chutri.office.history.operations import record
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, User


class UnableToNumber(Exception):
    """No number can be given; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """Which series a number is taken from."""

    agency: Agency
    scheme: Scheme
    period: str
    kind: str = ""
    council: str = ""


@transaction.atomic
def take_number(key: SeriesKey) -> tuple[NumberSeries, int]:
    """Take the next number of a series, within the transaction that gives it to a document.

    Raising the row first holds it until the end of the transaction, so that nobody else reads it in between.
    """
    series, _ = NumberSeries.objects.get_or_create(
        agency=key.agency, council=fold(key.council)[:250], scheme=key.scheme, kind=key.kind, period=key.period
    )
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db(fields=["last"])
    return series, series.last


@transaction.atomic
def begin_series(*, key: SeriesKey, last: int, by: User, at: datetime) -> NumberSeries:
    """Say which number a series had reached before it is kept here. Raises UnableToNumber once one was given here."""
    series, _ = NumberSeries.objects.select_for_update().get_or_create(
        agency=key.agency, council=fold(key.council)[:250], scheme=key.scheme, kind=key.kind, period=key.period
    )
    if series.documents.exists() or (key.scheme == Scheme.ARRIVAL and series.last):
        raise UnableToNumber("Dãy số này đã được dùng để cấp số trong hệ thống nên không đặt lại được.")
    series.last = last
    series.save(update_fields=["last"])
    record(by=by, at=at, deed="begin_series", about=series, words=f"Bắt đầu dãy số {series} từ số {last + 1:02d}")
    return series


@transaction.atomic
def issue_document(*, document: Document, by: User, at: datetime) -> Document:
    """Issue an outgoing or internal document: it gets its number, if it has none, and stands in the register.

    Raises UnableToNumber.
    """
    document = _to_be_numbered(document, (Standing.HELD, Standing.RESERVED))
    words = f"Phát hành văn bản {document}"
    if document.number is None and not document.code_key:
        _give_number(document, at)
        words = f"Cấp số và phát hành văn bản {document}"
    day = document.issued_date or localdate(at)
    document.issued_date = day
    document.standing = Standing.REGISTERED
    document.register_year = day.year
    document.booked_on = day
    _save(document)
    record(by=by, at=at, deed="issue_document", about=document, words=words, changes={"code": ["", document.code]})
    return document


@transaction.atomic
def reserve_number(*, document: Document, by: User, at: datetime) -> Document:
    """Give a number to a document that is signed on paper, before its file is there. Raises UnableToNumber."""
    document = _to_be_numbered(document, (Standing.HELD,))
    if document.code_key:
        raise UnableToNumber(f"Văn bản đã có số, ký hiệu {document.code}.")
    _give_number(document, at)
    document.standing = Standing.RESERVED
    document.on_paper = True
    _save(document)
    words = f"Giữ số {document.code} cho văn bản giấy"
    record(by=by, at=at, deed="reserve_number", about=document, words=words, changes={"code": ["", document.code]})
    return document


def number_on_arrival(document: Document, day: date) -> None:
    """Give the next arrival number of the agency's year to a document that is about to be saved."""
    key = SeriesKey(document.agency, Scheme.ARRIVAL, str(day.year))
    _, document.arrival_number = take_number(key)
    document.register_year = day.year
    document.arrived_on = day
    document.booked_on = day
    document.standing = Standing.REGISTERED


def _to_be_numbered(document: Document, standings: tuple[Standing, ...]) -> Document:
    """Fetch a document anew and hold its row, so that two who issue it at once do not take two numbers."""
    fresh = Document.objects.select_for_update(of=("self",)).select_related("agency").get(pk=document.pk)
    if fresh.direction == Direction.INCOMING:
        raise UnableToNumber("Văn bản đến mang số của cơ quan gửi, không được cấp số ở đây.")
    if fresh.standing not in standings:
        raise UnableToNumber(f"Văn bản này {Standing(fresh.standing).label.lower()} rồi.")
    return fresh


def _give_number(document: Document, at: datetime) -> None:
    day = document.issued_date or localdate(at)
    document.issued_date = day
    agency, scheme = document.agency, scheme_of(document.agency)
    kind = kind_called(document.kind, day=day, scheme=scheme)
    if kind is None:
        raise UnableToNumber(
            f"Chưa cấp được số: “{document.kind}” không phải tên loại văn bản hành chính."
            if document.kind
            else "Chưa cấp được số: hãy chọn tên loại văn bản."
        )
    parts = SymbolParts(kind.code, _issuer(document, day), _unit(document, day) if not kind.code else "")
    key = SeriesKey(agency, scheme, _period(agency, scheme, day), kind.name, document.council)
    document.series, document.number = take_number(key)
    document.scheme = scheme
    document.kind = kind.name
    document.code = code_of(document.number, symbol_of(parts, scheme=scheme), scheme=scheme)
    document.code_key = code_key(document.code)


def _issuer(document: Document, day: date) -> str:
    agency = document.agency
    if document.council:
        part = named_part(agency, day, role=PartRole.COUNCIL, name=document.council)
    else:
        part = issuer_part(agency, day)
    if not part:
        raise UnableToNumber(
            f"Chưa cấp được số: chưa khai chữ viết tắt của {document.council or agency} trong mục Số và ký hiệu."
        )
    return part


def _unit(document: Document, day: date) -> str:
    if not document.unit:
        return ""
    return named_part(document.agency, day, role=PartRole.UNIT, name=document.unit)


def _period(agency: Agency, scheme: Scheme, day: date) -> str:
    if scheme == Scheme.STATE:
        return str(day.year)
    term = term_on(agency, day)
    if term is None:
        raise UnableToNumber(f"Chưa cấp được số: chưa khai nhiệm kỳ có ngày {day:%d/%m/%Y} trong mục Số và ký hiệu.")
    return term.name


def _save(document: Document) -> None:
    document.version += 1
    document.save()
    describe(document)
