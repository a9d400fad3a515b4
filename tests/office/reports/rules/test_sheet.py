"""The sheet of a body without an account: rows are told apart by their keys, whatever happened to them."""

from __future__ import annotations

from typing import Any

from chutri.office.lib.sheets import read_sheet
from chutri.office.reports.choices import AnswerKind
from chutri.office.reports.rules.answers import Asked
from chutri.office.reports.rules.sheet import ANSWERS_FROM, Table, compare, mark_in, write_form

QUESTIONS = (
    Asked(key="n", label="Số xã", unit="xã"),
    Asked(key="t", label="Nêu rõ", kind=AnswerKind.TEXT, required=False),
    Asked(key="b", label="Mô hình", kind=AnswerKind.TABLE, columns=("Tên", "Nơi"), required=False),
    Asked(key="f", label="Tệp", kind=AnswerKind.FILE, required=False),
)
SENT: dict[str, Any] = {"n": "1.234,5", "t": "=1+1", "b": [["Rau", "Sen Đông"]]}


def sheet() -> list[list[str]]:
    data = write_form(QUESTIONS, SENT, title="Báo cáo", mark="7/1")
    return [[str(cell) for cell in row] for row in read_sheet(data, rows_at_most=100)]


def row_of(table: list[list[str]], key: str) -> list[str]:
    return next(row for row in table if row[0] == key)


def test_what_goes_out_comes_back_the_same() -> None:
    table = sheet()
    assert mark_in(table) == "7/1"
    assert [row_of(table, key)[ANSWERS_FROM] for key in ("n", "t", "b#1")] == ["1.234,5", "=1+1", "Rau"]
    found = compare(QUESTIONS, SENT, table, SENT)
    assert (found.differences, found.missing, found.added, found.wrong, found.reordered) == ((), (), (), (), False)
    assert found.values == SENT


def test_rows_filled_removed_added_and_reordered_are_recognised() -> None:
    table = sheet()
    row_of(table, "n")[ANSWERS_FROM] = "12 trăm"
    row_of(table, "b#2")[ANSWERS_FROM : ANSWERS_FROM + 2] = ["Lúa", "Sen Tây"]
    kept: Table = [table[0], *(row for row in reversed(table[1:]) if row[0] not in ("t", "b#5")), ["", "", "ghi thêm"]]
    found = compare(QUESTIONS, SENT, kept, SENT)
    assert {one.key: (one.sent, one.filled, one.conflict) for one in found.differences} == {
        "n": ("1.234,5", "12 trăm", False),
        "b": ("Rau – Sen Đông", "Rau – Sen Đông\nLúa – Sen Tây", False),
    }
    assert found.missing == ("Nêu rõ", "Mô hình, dòng 5")
    assert found.added == ("ghi thêm",)
    assert found.wrong == ("Số xã: “12 trăm” không phải là số. Chỉ ghi chữ số, ví dụ 1.234,5 (đơn vị xã đã ghi sẵn).",)
    assert found.reordered
    assert "t" not in found.values


def test_what_was_changed_here_meanwhile_is_a_conflict() -> None:
    table = sheet()
    row_of(table, "n")[ANSWERS_FROM] = "9"
    (one,) = compare(QUESTIONS, SENT, table, {**SENT, "n": "8"}).differences
    assert (one.sent, one.filled, one.now, one.conflict) == ("1.234,5", "9", "8", True)
