"""Numbers are given without a gap and never twice, by body, kind and year or term."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from chutri.office.documents.choices import Direction, PartRole, Scheme, Standing
from chutri.office.documents.models import Document, NumberSeries, PartyTerm, SymbolPart
from chutri.office.documents.operations.numbering import (
    SeriesKey,
    UnableToNumber,
    begin_series,
    issue_document,
    reserve_number,
)
from chutri.office.history.queries import lines_about
from chutri.office.people.choices import AgencyKind
from chutri.office.people.models import User
from tests.factories.office import LATER, NOW


def draft(by: User, kind: str = "Kế hoạch", **facts: object) -> Document:
    """An outgoing document that has no number yet."""
    document = Document(
        agency=by.agency, direction=Direction.OUTGOING, kind=kind, title="Tổ chức Hội nghị", received_at=NOW,
        received_by=by, booked_on=NOW.date(), title_order="", **facts,
    )  # fmt: skip
    document.save()
    return document


@pytest.fixture
def ubnd(an: User) -> User:
    """An, whose agency has fixed its abbreviation."""
    SymbolPart.objects.create(agency=an.agency, role=PartRole.ISSUER, part="UBND")
    return an


def issued(document: Document, by: User, at: datetime = NOW) -> str:
    return issue_document(document=document, by=by, at=at).code


def test_each_kind_and_year_has_its_own_series(ubnd: User) -> None:
    codes = [
        issued(draft(ubnd), ubnd),
        issued(draft(ubnd), ubnd),
        issued(draft(ubnd, "Quyết định"), ubnd),
        issued(draft(ubnd, "kế hoạch"), ubnd, NOW + timedelta(days=365)),
        issued(draft(ubnd, issued_date=date(2026, 1, 2)), ubnd),
    ]
    assert codes == ["01/KH-UBND", "02/KH-UBND", "01/QĐ-UBND", "01/KH-UBND", "03/KH-UBND"]


def test_a_letter_bears_the_drafting_unit(ubnd: User) -> None:
    SymbolPart.objects.create(agency=ubnd.agency, role=PartRole.UNIT, name="Phòng Văn xã", part="VX")
    codes = [issued(draft(ubnd, "Công văn", unit="Phòng Văn xã"), ubnd), issued(draft(ubnd, "Công văn"), ubnd)]
    assert codes == ["01/UBND-VX", "02/UBND"]


def test_a_council_has_its_own_series(ubnd: User) -> None:
    SymbolPart.objects.create(
        agency=ubnd.agency, role=PartRole.COUNCIL, name="Hội đồng Thi đua - Khen thưởng", part="HĐTĐKT"
    )
    council = {"council": "Hội đồng Thi đua - Khen thưởng"}
    codes = [issued(draft(ubnd), ubnd), issued(draft(ubnd, **council), ubnd), issued(draft(ubnd, **council), ubnd)]
    assert codes == ["01/KH-UBND", "01/KH-HĐTĐKT", "02/KH-HĐTĐKT"]


def test_a_symbol_is_that_of_its_day(an: User) -> None:
    for part, begins, ends in (("UBT", None, date(2025, 6, 30)), ("UBND", date(2025, 7, 1), None)):
        SymbolPart.objects.create(
            agency=an.agency, role=PartRole.ISSUER, part=part, valid_from=begins, valid_to=ends, source="QĐ 12/QĐ-UBND"
        )
    codes = [issued(draft(an, issued_date=date(2025, 6, 30)), an), issued(draft(an, issued_date=date(2025, 7, 1)), an)]
    assert codes == ["01/KH-UBT", "02/KH-UBND"]


def test_the_party_numbers_by_kind_and_term(ubnd: User) -> None:
    ubnd.agency.kind = AgencyKind.PARTY
    ubnd.agency.save()
    SymbolPart.objects.update(part="TU")
    with pytest.raises(UnableToNumber, match="chưa khai nhiệm kỳ có ngày 05/03/2026"):
        issue_document(document=draft(ubnd), by=ubnd, at=NOW)
    PartyTerm.objects.create(
        agency=ubnd.agency, name="2020 - 2025", starts_on=date(2020, 10, 1), ends_on=date(2025, 10, 15)
    )
    PartyTerm.objects.create(agency=ubnd.agency, name="2025 - 2030", starts_on=date(2025, 10, 16))
    old = draft(ubnd, issued_date=date(2024, 5, 1))
    last_year = draft(ubnd, issued_date=date(2025, 12, 1))
    codes = [
        issued(old, ubnd),
        issued(last_year, ubnd),
        issued(draft(ubnd), ubnd),
        issued(draft(ubnd, "Công văn"), ubnd),
    ]
    assert codes == ["01-KH/TU", "01-KH/TU", "02-KH/TU", "01-CV/TU"]
    assert Document.objects.get(pk=old.pk).printed_code == "Số 01-KH/TU"


def test_the_letterhead_prints_the_states_number_with_a_colon(ubnd: User) -> None:
    assert issue_document(document=draft(ubnd), by=ubnd, at=NOW).printed_code == "Số: 01/KH-UBND"


def test_an_issued_document_stands_in_the_register(ubnd: User) -> None:
    document = issue_document(document=draft(ubnd, issued_date=date(2026, 3, 4)), by=ubnd, at=NOW)
    assert (document.standing, document.register_year, document.booked_on, document.code_key) == (
        Standing.REGISTERED, 2026, date(2026, 3, 4), "1/kh-ubnd",
    )  # fmt: skip
    assert document.standing_words == "Đã phát hành"
    assert [line.words for line in lines_about(document)] == ["Cấp số và phát hành văn bản 01/KH-UBND"]


def test_a_number_reserved_for_paper_is_kept_until_it_is_issued(ubnd: User) -> None:
    document = reserve_number(document=draft(ubnd), by=ubnd, at=NOW)
    assert (document.code, document.standing, document.on_paper) == ("01/KH-UBND", Standing.RESERVED, True)
    other = draft(ubnd)
    assert [issued(other, ubnd), issued(document, ubnd, LATER)] == ["02/KH-UBND", "01/KH-UBND"]


def test_a_document_is_issued_once(ubnd: User) -> None:
    document = draft(ubnd)
    issue_document(document=document, by=ubnd, at=NOW)
    with pytest.raises(UnableToNumber, match="đã vào sổ rồi"):
        issue_document(document=document, by=ubnd, at=NOW)
    assert NumberSeries.objects.get().last == 1


@pytest.mark.parametrize(
    ("kind", "facts", "reason"),
    [
        ("", {}, "hãy chọn tên loại văn bản"),
        ("Thư tay", {}, "“Thư tay” không phải tên loại"),
        ("Kế hoạch", {"council": "Ban Chỉ đạo"}, "chữ viết tắt của Ban Chỉ đạo"),
        ("Kế hoạch", {"direction": Direction.INCOMING}, "số của cơ quan gửi"),
    ],
)
def test_what_cannot_be_numbered_takes_no_number(ubnd: User, kind: str, facts: dict[str, object], reason: str) -> None:
    document = draft(ubnd, kind)
    Document.objects.filter(pk=document.pk).update(**facts)
    with pytest.raises(UnableToNumber, match=reason):
        issue_document(document=document, by=ubnd, at=NOW)
    assert NumberSeries.objects.filter(last__gt=0).count() == 0


def test_an_agency_without_an_abbreviation_is_told_where_to_fix_it(an: User) -> None:
    with pytest.raises(UnableToNumber, match="mục Số và ký hiệu"):
        issue_document(document=draft(an), by=an, at=NOW)


def test_a_series_goes_on_from_where_the_paper_register_stood(ubnd: User) -> None:
    key = SeriesKey(ubnd.agency, Scheme.STATE, "2026", "Kế hoạch")
    begin_series(key=key, last=323, by=ubnd, at=NOW)
    assert issued(draft(ubnd), ubnd) == "324/KH-UBND"
    with pytest.raises(UnableToNumber, match="đã được dùng"):
        begin_series(key=key, last=5, by=ubnd, at=NOW)


def test_a_number_that_is_rolled_back_was_never_given(ubnd: User) -> None:
    def fail() -> None:
        with transaction.atomic():
            issue_document(document=draft(ubnd), by=ubnd, at=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert issued(draft(ubnd), ubnd) == "01/KH-UBND"
