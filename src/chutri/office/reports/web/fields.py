"""One question of a report as its page shows it: the field with what stands in it, or the answer that is locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from chutri.office.reports.choices import AnswerKind
from chutri.office.reports.models import Report, ReportFile
from chutri.office.reports.queries.prefill import Proposal, proposals
from chutri.office.reports.queries.reports import asked, files_of, questions_of
from chutri.office.reports.rules.answers import Asked, shown, typed_of, wrong_figures

PREFIX = "a-"
SPARE_ROWS = 2


@dataclass(slots=True)
class Field:
    """A question with its answer. ``typed`` is what stands in the field, ``rows`` a table's, ``changed`` before and after."""

    asked: Asked
    typed: Any = ""
    wrong: str = ""
    proposal: Proposal | None = None
    files: list[ReportFile] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Give the field's name in the form."""
        return PREFIX + self.asked.key

    @property
    def shown(self) -> str:
        """Give the answer in words."""
        return self._words(self.typed)

    @property
    def offers(self) -> bool:
        """Say whether something else is known than what stands in the field."""
        return self.proposal is not None and self.proposal.value != self.typed

    @property
    def offered(self) -> str:
        """Give in words what is known."""
        return self._words(self.proposal.value) if self.proposal else ""

    def _words(self, typed: Any) -> str:
        """A figure stands here as it is typed already."""
        return str(typed) if self.asked.kind == AnswerKind.NUMBER else shown(self.asked.kind, typed)


def fields_to_fill(report: Report, today: date, errors: Mapping[str, str] | None = None) -> list[Field]:
    """Give the fields of a report that may be filled in: what was saved, else what is known, with what is wrong."""
    questions = questions_of(report.round.version_id)
    held = asked(questions)
    known = proposals(report, questions, held, today)
    files = files_of(report)
    wrong = errors if errors is not None else wrong_figures(held, report.answers)
    found = []
    for one in held:
        proposal = known.get(one.key)
        typed = report.answers.get(one.key, proposal.value if proposal else "")
        found.append(_field(one, typed, files, wrong.get(one.key, ""), proposal))
    return found


def fields_given(report: Report, answers: Mapping[str, Any]) -> list[Field]:
    """Give the fields with answers that were handed in."""
    held = asked(questions_of(report.round.version_id))
    files = files_of(report)
    typed = typed_of(held, answers)
    return [_field(one, typed.get(one.key, ""), files) for one in held]


def _field(
    one: Asked, typed: Any, files: Mapping[int, ReportFile], wrong: str = "", proposal: Proposal | None = None
) -> Field:
    rows: list[list[str]] = []
    if one.kind == AnswerKind.TABLE:
        rows = [list(row) for row in typed or ()]
        rows += [[""] * len(one.columns) for _ in range(SPARE_ROWS)]
    attached = [files[int(key)] for key in typed or () if int(key) in files] if one.kind == AnswerKind.FILE else []
    return Field(one, typed, wrong, proposal, attached, rows)


def sections_of(fields: Sequence[Field]) -> list[tuple[str, list[Field]]]:
    """Group fields by the section of their question, in order."""
    found: dict[str, list[Field]] = {}
    for one in fields:
        found.setdefault(one.asked.section, []).append(one)
    return list(found.items())


def typed_in(data: QueryDict, questions: Sequence[Asked]) -> dict[str, Any]:
    """Take what was typed into a form; questions that the form does not show keep what they have."""
    found: dict[str, Any] = {}
    for one in questions:
        name = PREFIX + one.key
        if one.kind == AnswerKind.TABLE:
            columns = [data.getlist(f"{name}-{place}") for place in range(len(one.columns))]
            if any(columns):
                rows = [[cell.strip() for cell in row] for row in zip(*columns, strict=False)]
                found[one.key] = [row for row in rows if any(row)]
        elif one.kind != AnswerKind.FILE and name in data:
            found[one.key] = str(data[name]).strip()
    return found
