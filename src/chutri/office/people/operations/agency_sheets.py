"""Bringing an Excel sheet into the directory: kept, looked at, applied as it was looked at."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.choices import RowChange
from chutri.office.people.models import Agency, AgencySheet, Succession, User
from chutri.office.people.operations.agencies import UnableToChangeAgency, enter_agency, set_facts
from chutri.office.people.queries.agency_sheets import PlannedRow, preview_of


class UnableToApplySheet(Exception):
    """The sheet can't be applied now; the message says why, fit for the screen."""


@transaction.atomic
def keep_sheet(*, name: str, content: bytes, by: User, at: datetime) -> AgencySheet:
    """Keep a sheet that was sent in, so that its preview and its application are of the same bytes.

    What the same person sent before and did not apply goes: a preview of it is no longer asked for.
    """
    AgencySheet.objects.filter(sent_by=by, applied_at=None).delete()
    return AgencySheet.objects.create(name=name[:250], content=content, sent_by=by, sent_at=at)


@transaction.atomic
def apply_sheet(*, sheet: AgencySheet, mark: str, by: User, at: datetime) -> dict[str, int]:
    """Do what a sheet's preview said, all of it or nothing; give the counts by what was done.

    Raises UnableToApplySheet when it was applied before, has errors, changes nothing, or would now do something else
    than the preview that bore ``mark`` showed.
    """
    sheet = AgencySheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.applied_at:
        raise UnableToApplySheet("Tệp này đã được áp dụng.")
    preview = preview_of(sheet)
    if preview.mark != mark:
        raise UnableToApplySheet(
            "Danh bạ đã thay đổi sau khi bạn xem trước. Hãy xem lại các thay đổi dưới đây rồi áp dụng."
        )
    if not preview.applicable:
        raise UnableToApplySheet("Tệp còn lỗi hoặc không có gì thay đổi.")
    try:
        _apply([row for row in preview.rows if row.change != RowChange.UNCHANGED], sheet, by, at)
    except UnableToChangeAgency as error:
        raise UnableToApplySheet(str(error)) from error
    sheet.applied_at = at
    sheet.save(update_fields=["applied_at"])
    counts = preview.counts
    added, changed = counts.get(RowChange.ADDED, 0), counts.get(RowChange.CHANGED, 0)
    words = f"Nhập danh bạ từ tệp {sheet.name}: thêm {added}, sửa {changed} cơ quan"
    record(by=by, at=at, deed="apply_agency_sheet", about=sheet, words=words)
    return counts


def _apply(rows: list[PlannedRow], sheet: AgencySheet, by: User, at: datetime) -> None:
    entered: dict[int, Agency] = {}  # by the negative line of the row
    for row in rows:
        if row.facts is None:
            continue
        if row.agency is None:
            row.agency = entered[-row.line] = enter_agency(row.facts)
        elif row.before is not None:
            set_facts(row.agency, row.before, row.facts)
    _tie(rows, entered)
    for row in rows:  # last, since the history takes one writer at a time until the transaction ends
        if row.agency is not None:
            _record(row, row.agency, sheet, by, at)


def _tie(rows: list[PlannedRow], entered: dict[int, Agency]) -> None:
    """Set what rows say of agencies that other rows of the sheet add."""
    for row in rows:
        if row.agency is None:
            continue
        if row.parent_line:
            row.agency.parent = entered[-row.parent_line]
            row.agency.save(update_fields=["parent"])
        if row.heirs is not None and row.facts is not None:
            heirs = {entered[key].pk if key < 0 else key: partly for key, partly in row.heirs.items()}
            _succeed(row.agency, row.facts.closed_on, heirs)


def _record(row: PlannedRow, agency: Agency, sheet: AgencySheet, by: User, at: datetime) -> None:
    changes = {label: [before, after] for label, before, after in row.differences}
    if row.change == RowChange.ADDED:
        deed, words = "add_agency", f"Thêm cơ quan {row.name} (tệp {sheet.name})"
    else:
        said = ", ".join(label.lower() for label in changes)
        deed, words = "edit_agency", f"Sửa {row.name}: {said} (tệp {sheet.name})"
    record(by=by, at=at, deed=deed, about=agency, words=words, changes=changes)


def _succeed(agency: Agency, on: date | None, heirs: dict[int, bool]) -> None:
    there = {link.successor_id: link for link in agency.successions.all()}
    for pk, link in there.items():
        if pk not in heirs:
            link.delete()
    for pk, partly in heirs.items():
        if pk not in there and on is not None:
            Succession.objects.create(predecessor=agency, successor_id=pk, effective_on=on, partly=partly)
        elif pk in there and there[pk].partly != partly:
            there[pk].partly = partly
            there[pk].save(update_fields=["partly"])
