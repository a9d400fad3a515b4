"""An Excel sheet is looked at before it changes the directory, and does then what was seen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.history.queries import lines_about
from chutri.office.lib.sheets import Cell, write_sheet
from chutri.office.people.choices import TerritoryKind
from chutri.office.people.models import Agency, AgencySheet, Succession, User
from chutri.office.people.operations import UnableToApplySheet, apply_sheet, keep_sheet
from chutri.office.people.queries.agency_sheets import SheetPreview, preview_of, sheet_cells, with_sheet_facts
from chutri.office.people.rules.agency_sheet import HEAD
from tests.factories.agencies import COMMUNES, PLACE, department, directory, local
from tests.factories.office import LATER, NOW


def sheet_of(by: User, *rows: Sequence[Cell], head: Sequence[str] = ()) -> AgencySheet:
    """A sheet with these rows; ``head`` names its columns, otherwise those of the export."""
    columns = [(label, 10) for label in head] if head else HEAD
    content = write_sheet(columns, rows, name="Danh bạ", title="Danh bạ")
    return keep_sheet(name="danh-ba.xlsx", content=content, by=by, at=NOW)


def said(preview: SheetPreview) -> list[tuple[int, str, list[tuple[str, str, str]], list[str]]]:
    return [(row.line, row.change.value, row.differences, row.errors) for row in preview.rows]


def exported() -> list[Sequence[Cell]]:
    return [sheet_cells(agency) for agency in with_sheet_facts(Agency.objects.order_by("pk"))]


def test_what_is_exported_comes_in_again_without_change(an: User) -> None:
    made = directory()
    Agency.objects.filter(pk=made["home"].pk).update(note="=cmd|'/c calc'!A1\ndòng hai", email="a@example.vn")
    preview = preview_of(sheet_of(an, *exported()))
    assert (preview.counts, preview.applicable) == ({"unchanged": Agency.objects.count()}, False)


def test_rows_add_and_change_field_by_field(an: User) -> None:
    made = directory()
    head = ["Mã trong hệ thống", "Tên cơ quan", "Loại", "Cơ quan cấp trên", "Hoạt động từ", "Tên gọi khác", "Ghi chú"]
    sheet = sheet_of(
        an,
        (str(made["home"].pk), made["home"].name, "Sở, ban, ngành", f"UBND tỉnh {PLACE}", None, "Sở NV", ""),
        (None, "Phòng Lưu trữ", "Phòng, chi cục, đơn vị trực thuộc", "Trung tâm Lưu trữ", "01/03/2026", "", "=1+1"),
        (None, "Trung tâm Lưu trữ", "Đơn vị sự nghiệp", made["home"].name, None, "", ""),
        (None, made["finance"].name, "Sở, ban, ngành", f"UBND tỉnh {PLACE}", None, "", ""),
        head=head,
    )
    preview = preview_of(sheet)
    assert said(preview) == [
        (2, "changed", [("Tên gọi khác", "", "Sở NV")], []),
        (3, "added", [("Loại", "", "Phòng, chi cục, đơn vị trực thuộc"), ("Cấp", "", "Cấp tỉnh"), ("Hoạt động từ", "", "01/03/2026"), ("Ghi chú", "", "=1+1")], []),
        (4, "added", [("Loại", "", "Đơn vị sự nghiệp"), ("Cấp", "", "Cấp tỉnh"), ("Cơ quan cấp trên", "", made["home"].name)], []),
        (5, "unchanged", [], []),
    ]  # fmt: skip
    assert apply_sheet(sheet=sheet, mark=preview.mark, by=an, at=LATER) == {"changed": 1, "added": 2, "unchanged": 1}
    centre = Agency.objects.get(name="Trung tâm Lưu trữ")
    assert (centre.parent, Agency.objects.get(name="Phòng Lưu trữ").parent) == (made["home"], centre)
    assert list(made["home"].names.filter(official=False).values_list("name", flat=True)) == ["Sở NV"]
    assert lines_about(made["home"])[0].changes == {"Tên gọi khác": ["", "Sở NV"]}
    assert lines_about(sheet)[0].words == "Nhập danh bạ từ tệp danh-ba.xlsx: thêm 2, sửa 1 cơ quan"


def test_a_body_is_closed_and_its_heirs_named(an: User) -> None:
    made = directory()
    head = ["Tên cơ quan", "Kết thúc từ", "Đơn vị kế thừa"]
    heirs = f"UBND xã Sen Đông; {made['Sen Tây'].name} (mã {made['Sen Tây'].pk}) [một phần]"
    sheet = sheet_of(an, (made["finance"].name, COMMUNES, heirs), head=head)
    preview = preview_of(sheet)
    assert said(preview) == [
        (2, "changed", [("Kết thúc từ", "", "01/07/2025"), ("Đơn vị kế thừa", "", "UBND xã Sen Đông; UBND xã Sen Tây [một phần]")], []),
    ]  # fmt: skip
    apply_sheet(sheet=sheet, mark=preview.mark, by=an, at=LATER)
    links = Succession.objects.filter(predecessor=made["finance"]).order_by("pk")
    assert [(link.successor.name, link.partly, link.effective_on) for link in links] == [
        ("UBND xã Sen Đông", False, COMMUNES), ("UBND xã Sen Tây", True, COMMUNES),
    ]  # fmt: skip
    again = [cells for cells in exported() if cells[1] == made["finance"].name]
    fewer = [*again[0][:10], f"UBND xã Sen Đông (mã {made['Sen Đông'].pk}) [một phần]", *again[0][11:]]
    sheet = sheet_of(an, fewer)
    apply_sheet(sheet=sheet, mark=preview_of(sheet).mark, by=an, at=LATER)
    assert list(links.values_list("successor__name", "partly")) == [("UBND xã Sen Đông", True)]


@pytest.mark.parametrize(
    ("rows", "errors"),
    [
        ([("9999", "Sở A", "", None, "")], ["Không có cơ quan mang mã 9999."]),
        ([("", "Sở A", "Không đâu", None, "")], ["Danh bạ không có cơ quan đang hoạt động mang tên “Không đâu”."]),
        ([("", "UBND phường Đôi", "", None, "")], ["Có nhiều cơ quan mang tên này; hãy ghi Mã trong hệ thống."]),
        (
            [("", "Sở A", "UBND phường Đôi", None, "")],
            ["Có nhiều cơ quan mang tên “UBND phường Đôi”; hãy ghi thêm mã."],
        ),
        ([("", "Sở A", "X (mã 9999)", None, "")], ["Không có cơ quan mang mã 9999 (X)."]),
        ([("", "Sở A", "", None, ""), ("", "sở a", "", None, "")], ["Tên này đã có ở dòng 2."]),
        ([("", "Sở A", "Sở A", None, "")], ["Cơ quan cấp trên không thể là chính cơ quan này."]),
        ([("", "Sở A", "", None, "Bộ Nội vụ")], ["Có đơn vị kế thừa nhưng thiếu ngày kết thúc hoạt động."]),
        ([("", "Sở A", "", COMMUNES, "Sở A")], ["Cơ quan không thể kế thừa chính mình."]),
        (
            [("", "Bộ Nội vụ", "", None, ""), ("", "Bộ Nội vụ", "", None, "")],
            ["Cơ quan này đã có ở một dòng phía trên."],
        ),
        (
            [("", "S" * 251, "", None, "")],
            ["Tên cơ quan: Giá trị này chỉ có tối đa 250 kí tự (hiện có 251)"],
        ),
    ],
)
def test_rows_that_can_not_be(rows: list[Sequence[Cell]], errors: list[str], an: User) -> None:
    made = directory()
    for parent in (made["province"], made["home"]):
        local(TerritoryKind.WARD, "Đôi", parent)
    head = ["Mã trong hệ thống", "Tên cơ quan", "Cơ quan cấp trên", "Kết thúc từ", "Đơn vị kế thừa"]
    sheet = sheet_of(an, *rows, head=head)
    preview = preview_of(sheet)
    assert (preview.rows[-1].errors, preview.applicable) == (errors, False)
    with pytest.raises(UnableToApplySheet, match="còn lỗi"):
        apply_sheet(sheet=sheet, mark=preview.mark, by=an, at=LATER)


def test_a_directory_that_changed_since_is_shown_again(an: User) -> None:
    home = department("Sở Nội vụ")
    sheet = sheet_of(an, (home.name, "mới"), head=["Tên cơ quan", "Ghi chú"])
    mark = preview_of(sheet).mark
    Agency.objects.filter(pk=home.pk).update(note="ai đó ghi")
    with pytest.raises(UnableToApplySheet, match="Danh bạ đã thay đổi sau khi bạn xem trước"):
        apply_sheet(sheet=sheet, mark=mark, by=an, at=LATER)
    home.refresh_from_db()
    assert home.note == "ai đó ghi"
    apply_sheet(sheet=sheet, mark=preview_of(sheet).mark, by=an, at=LATER)
    with pytest.raises(UnableToApplySheet, match="đã được áp dụng"):
        apply_sheet(sheet=sheet, mark=mark, by=an, at=LATER)


def test_all_of_a_sheet_or_nothing(an: User) -> None:
    home, finance = department("Sở Nội vụ"), department("Sở Tài chính")
    head = ["Mã trong hệ thống", "Tên cơ quan", "Ghi chú"]
    # the second row takes the name that the first still bears when it is looked at, and an open body bears it
    rows = [(str(home.pk), home.name, "mới"), (str(finance.pk), home.name, "")]
    sheet = sheet_of(an, *rows, head=head)
    with pytest.raises(UnableToApplySheet, match="Đã có cơ quan đang hoạt động"):
        apply_sheet(sheet=sheet, mark=preview_of(sheet).mark, by=an, at=LATER)
    home.refresh_from_db()
    assert (home.note, lines_about(home).count()) == ("", 0)


@pytest.mark.parametrize("more", [0, 20])
def test_a_preview_takes_five_queries(more: int, an: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    directory()
    for number in range(more):
        department(f"Sở Số {number}", aliases=(f"S{number}",))
    sheet = sheet_of(an, *exported())
    with django_assert_num_queries(5):
        assert preview_of(sheet).counts == {"unchanged": Agency.objects.count()}
