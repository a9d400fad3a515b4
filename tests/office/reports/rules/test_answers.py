"""Answers against their questions."""

from __future__ import annotations

from chutri.office.reports.choices import AnswerKind
from chutri.office.reports.rules.answers import Asked, changes_between, clean, shown, typed_of, wrong_figures

QUESTIONS = (
    Asked(key="n", label="Số xã", unit="xã", least="0", most="126"),
    Asked(key="t", label="Nêu rõ", kind=AnswerKind.TEXT, required=False),
    Asked(key="b", label="Mô hình", kind=AnswerKind.TABLE, columns=("Tên", "Nơi"), required=False),
    Asked(key="f", label="Tệp", kind=AnswerKind.FILE, required=False),
)


def test_what_was_typed_becomes_values() -> None:
    typed = {"n": "1,5", "t": " Xong \r\n rồi ", "b": [["Rau", "Sen Đông", "thừa"], ["", ""], ["Lúa"]], "f": ["3"]}
    found = clean(QUESTIONS, typed)
    assert found.errors == {}
    assert found.values == {"n": "1.5", "t": "Xong \n rồi", "b": [["Rau", "Sen Đông"], ["Lúa", ""]], "f": [3]}
    assert typed_of(QUESTIONS, found.values) == {**found.values, "n": "1,5"}


def test_what_is_wrong_is_said() -> None:
    assert clean(QUESTIONS, {}).errors == {"n": "Câu này bắt buộc trả lời."}
    assert clean(QUESTIONS, {"n": "-1"}).errors == {"n": "-1 nhỏ hơn mức nhỏ nhất là 0 xã."}
    assert clean(QUESTIONS, {"n": "1.000"}).errors == {"n": "1.000 lớn hơn mức lớn nhất là 126 xã."}
    assert wrong_figures(QUESTIONS, {}) == {}
    assert list(wrong_figures(QUESTIONS, {"n": "vài"})) == ["n"]


def test_changes_say_before_and_after() -> None:
    assert changes_between({"n": "1", "t": "a"}, {"n": "2", "b": []}) == [
        ("n", "1", "2"),
        ("t", "a", None),
        ("b", None, []),
    ]


def test_values_are_shown() -> None:
    assert shown(AnswerKind.NUMBER, "1234.5", unit="xã") == "1.234,5 xã"
    assert shown(AnswerKind.TABLE, [["Rau", "Sen Đông"], ["Lúa", ""]]) == "Rau – Sen Đông\nLúa"
    assert shown(AnswerKind.FILE, [3, 4]) == "2 tệp"
    assert shown(AnswerKind.TEXT, None) == ""


def test_a_question_is_kept_as_json() -> None:
    assert [Asked.from_json(one.as_json()) for one in QUESTIONS] == list(QUESTIONS)
