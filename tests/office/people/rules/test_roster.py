"""A sheet of people, as read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import openpyxl
import pytest

from chutri.office.people.choices import Role
from chutri.office.people.rules.roster import (
    RosterRow,
    UnreadableRoster,
    duplicates,
    empty_roster,
    is_username,
    read_roster,
    role_called,
    username_for,
)

HEAD = ["Họ và tên", "Thư điện tử", "Cơ quan", "Vai trò"]


def sheet(*lines: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in lines:
        page.append(list(line))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    data = sheet(["Danh sách"], ["CO QUAN", "vai trò", "Ghi chú", "họ và tên", "Thư điện tử", "Chức vụ"], [],
                 ["Sở Y tế", "Đầu mối", "bỏ qua", "  Lý   Văn Khoa ", "khoa@x.vn", 3.0])  # fmt: skip
    assert read_roster(data) == [RosterRow(4, "Lý Văn Khoa", "khoa@x.vn", "Sở Y tế", "Đầu mối", "3")]


def test_a_formula_is_never_computed() -> None:
    (row,) = read_roster(sheet(HEAD, ["=cmd|'/c calc'!A0", "x@x.vn", "Sở Y tế", '="Quản trị"&" hệ thống"']))
    assert (row.full_name, row.role) == ("", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"khong phai excel", "Không đọc được tệp này"),
        (sheet(["Tên", "Email"], ["a", "b"]), "Tệp phải có các cột"),
        (sheet(HEAD), "chưa có người nào"),
        (sheet(HEAD, *[["a", "a@x.vn", "b", "c"]] * 501), "tối đa 500 người"),
    ],
)
def test_what_is_no_such_sheet_is_said_so(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRoster, match=reason):
        read_roster(data)


def test_the_empty_sheet_is_one_that_can_be_read() -> None:
    with pytest.raises(UnreadableRoster, match="chưa có người nào"):
        read_roster(empty_roster(["Sở Y tế"]))


@pytest.mark.parametrize(
    ("words", "role"),
    [("Văn phòng", Role.OFFICE), ("van phong", Role.OFFICE), ("reader", Role.READER), ("trưởng ban", None)],
)
def test_a_role_is_known_by_its_words(words: str, role: Role | None) -> None:
    assert role_called(words) == role


@pytest.mark.parametrize(
    ("name", "email", "username"),
    [
        ("Nguyễn Thị An", "An.Nguyen+x@x.vn", "an.nguyenx"),
        ("Nguyễn Thị An", "", "an.nt"),
        ("Đỗ", "", "do"),
        ("", "", "nguoidung"),
        ("Nguyễn Thị An", "an@x.vn", "an3"),
    ],
)
def test_a_login_is_made_from_address_or_name(name: str, email: str, username: str) -> None:
    assert username_for(name, email, {"an", "an2"}) == username


def test_logins_are_plain() -> None:
    assert [is_username(text) for text in ("an", "an.nt-2", "a", "An", "ân", "a b")] == [True, True] + [False] * 4


def test_what_stands_twice() -> None:
    assert duplicates(["a", "B", "b", "", ""]) == {"b"}
