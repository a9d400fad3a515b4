"""Answers against their questions: what was typed becomes values, or a sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from chutri.office.reports.choices import AnswerKind, RollUp, Source
from chutri.office.reports.rules.numbers import NotANumber, figure, kept, written

LONGEST_TEXT = 20_000
MOST_ROWS = 500
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as answers are held against it. Bounds are digits with a point; ``weight`` is another question's key."""

    key: str
    label: str
    kind: str = AnswerKind.NUMBER
    section: str = ""
    unit: str = ""
    help: str = ""
    required: bool = True
    least: str = ""
    most: str = ""
    columns: tuple[str, ...] = ()
    indicator: int | None = None
    source: str = Source.NONE
    roll_up: str = RollUp.SUM
    weight: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the question as it is frozen."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Asked:
        """Take a frozen question."""
        return cls(**{**stored, "columns": tuple(stored["columns"])})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Values by question key, and what is wrong with which."""

    values: dict[str, Any]
    errors: dict[str, str]


def clean(questions: Iterable[Asked], typed: Answers) -> Cleaned:
    """Read what was typed; a required question without an answer is wrong too."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for one in questions:
        try:
            value = _value(one, typed.get(one.key))
        except NotANumber as error:
            errors[one.key] = str(error)
            continue
        if value is None:
            if one.required:
                errors[one.key] = "Câu này bắt buộc trả lời."
            continue
        values[one.key] = value
    return Cleaned(values, errors)


def wrong_figures(questions: Iterable[Asked], typed: Answers) -> dict[str, str]:
    """Say what is wrong with the figures typed so far; what is still empty is not."""
    errors = clean(questions, typed).errors
    return {key: words for key, words in errors.items() if not _empty(typed.get(key))}


def typed_of(questions: Iterable[Asked], values: Answers) -> dict[str, Any]:
    """Give values as they would be typed, for a page that corrects them."""
    return {
        one.key: written(values[one.key]) if one.kind == AnswerKind.NUMBER else values[one.key]
        for one in questions
        if one.key in values
    }


def changes_between(before: Answers, after: Answers) -> list[tuple[str, Any, Any]]:
    """Give what differs between two sets of answers: key, before, after."""
    keys = dict.fromkeys((*before, *after))
    return [(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)]


def shown(kind: str, value: Any, *, unit: str = "") -> str:
    """Write a value for the screen; a file by how many there are."""
    if _empty(value):
        return ""
    if kind == AnswerKind.NUMBER:
        return " ".join(filter(None, (written(value), unit)))
    if kind == AnswerKind.TABLE:
        return "\n".join(" – ".join(filter(None, row)) for row in value)
    return f"{len(value)} tệp" if kind == AnswerKind.FILE else str(value)


def _value(one: Asked, typed: Any) -> Any:
    if _empty(typed):
        return None
    if one.kind == AnswerKind.NUMBER:
        return _figure(one, str(typed))
    if one.kind == AnswerKind.TABLE:
        return _rows(one, typed) or None
    if one.kind == AnswerKind.FILE:
        return [int(key) for key in typed]
    words = str(typed).strip().replace("\r\n", "\n")
    if len(words) > LONGEST_TEXT:
        raise NotANumber(f"Dài quá {LONGEST_TEXT} ký tự; hãy rút gọn hoặc gửi kèm tệp.")
    return words


def _figure(one: Asked, typed: str) -> str:
    value = figure(typed, unit=one.unit)
    unit = f" {one.unit}" if one.unit else ""
    if one.least and value < Decimal(one.least):
        raise NotANumber(f"{written(value)} nhỏ hơn mức nhỏ nhất là {written(one.least)}{unit}.")
    if one.most and value > Decimal(one.most):
        raise NotANumber(f"{written(value)} lớn hơn mức lớn nhất là {written(one.most)}{unit}.")
    return kept(value)


def _rows(one: Asked, typed: Sequence[Sequence[str]]) -> list[list[str]]:
    width = len(one.columns)
    rows = [[str(cell).strip() for cell in (*row, *[""] * width)][:width] for row in typed]
    found = [row for row in rows if any(row)]
    if len(found) > MOST_ROWS:
        raise NotANumber(f"Bảng có hơn {MOST_ROWS} dòng; hãy gửi kèm tệp.")
    return found


def _empty(value: Any) -> bool:
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, list | tuple):
        return not any(
            any(str(cell).strip() for cell in one) if isinstance(one, list | tuple) else one for one in value
        )
    return False
