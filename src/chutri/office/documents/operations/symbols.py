"""Fixing the parts of an agency's symbols and its terms, each from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from chutri.office.documents.choices import PartRole
from chutri.office.documents.models import PartyTerm, SymbolPart
from chutri.office.documents.rules.codes import is_symbol_part
from chutri.office.history.operations import record
from chutri.office.people.models import Agency, User


class UnableToFix(Exception):
    """It can't be fixed so; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part of a symbol that holds from a day on (None: always)."""

    role: str
    name: str
    part: str
    valid_from: date | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term from one congress to the next."""

    name: str
    starts_on: date
    ends_on: date | None


@transaction.atomic
def fix_part(*, agency: Agency, part: NewPart, by: User, at: datetime) -> SymbolPart:
    """Fix a part of the agency's symbols; the one that held before ends the day before. Raises UnableToFix."""
    if not is_symbol_part(part.part.strip()):
        raise UnableToFix("Chữ viết tắt viết liền, bắt đầu bằng chữ hoa, ví dụ UBND, STP, VX.")
    name = "" if part.role == PartRole.ISSUER else part.name.strip()
    if part.role != PartRole.ISSUER and not name:
        raise UnableToFix("Hãy nhập tên hội đồng, ban, tổ hoặc đơn vị.")
    before = SymbolPart.objects.filter(agency=agency, role=part.role, name=name, valid_to__isnull=True)
    if part.valid_from is None and before.exists():
        raise UnableToFix("Đã có chữ viết tắt này; hãy nhập ngày bắt đầu dùng chữ mới.")
    if part.valid_from is not None:
        if before.filter(valid_from__gte=part.valid_from).exists():
            raise UnableToFix("Ngày bắt đầu phải sau ngày bắt đầu của chữ viết tắt đang dùng.")
        before.update(valid_to=part.valid_from - timedelta(days=1))
    row = SymbolPart.objects.create(
        agency=agency,
        role=part.role,
        name=name,
        part=part.part.strip(),
        valid_from=part.valid_from,
        source=part.source.strip(),
    )
    words = f"Quy định chữ viết tắt {row.part} cho {name or agency}"
    record(by=by, at=at, deed="fix_part", about=agency, words=words)
    return row


@transaction.atomic
def fix_term(*, agency: Agency, term: NewTerm, by: User, at: datetime) -> PartyTerm:
    """Fix a term. Raises UnableToFix when it ends before it starts or overlaps another."""
    if term.ends_on is not None and term.ends_on < term.starts_on:
        raise UnableToFix("Nhiệm kỳ kết thúc trước khi bắt đầu.")
    name = term.name.strip()
    PartyTerm.objects.filter(agency=agency, ends_on__isnull=True, starts_on__lt=term.starts_on).update(
        ends_on=term.starts_on - timedelta(days=1)
    )
    overlaps = Q(ends_on__isnull=True) | Q(ends_on__gte=term.starts_on)
    if term.ends_on is not None:
        overlaps &= Q(starts_on__lte=term.ends_on)
    if PartyTerm.objects.filter(agency=agency).filter(overlaps | Q(name=name)).exists():
        raise UnableToFix("Nhiệm kỳ này trùng tên hoặc trùng thời gian với nhiệm kỳ đã khai.")
    row = PartyTerm.objects.create(agency=agency, name=name, starts_on=term.starts_on, ends_on=term.ends_on)
    record(by=by, at=at, deed="fix_term", about=agency, words=f"Khai nhiệm kỳ {name} của {agency}")
    return row
