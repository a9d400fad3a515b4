"""Forms: made anew or from one that came along, changed in a draft, published as a version."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from chutri.office.history.operations import record
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency, User
from chutri.office.reports.choices import AnswerKind, OverTime, RollUp, Source
from chutri.office.reports.models import Indicator, Question, ReportTemplate, TemplateVersion
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.rules.starters import starters

MOST_QUESTIONS = 200
_COPIED = (
    "place", "key", "section", "label", "kind", "unit", "help", "required", "least", "most", "columns", "indicator_id",
    "source", "roll_up", "weight",
)  # fmt: skip


class UnableToChangeTemplate(UnableToReport):
    """The form can't be so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """What somebody says of a question. ``indicator`` is the name under which its figure is known to other reports."""

    label: str
    kind: AnswerKind = AnswerKind.NUMBER
    section: str = ""
    unit: str = ""
    help: str = ""
    required: bool = True
    least: Decimal | None = None
    most: Decimal | None = None
    columns: tuple[str, ...] = ()
    indicator: str = ""
    over_time: OverTime = OverTime.SUM
    source: Source = Source.NONE
    roll_up: RollUp = RollUp.SUM
    weight: str = ""


@transaction.atomic
def make_template(*, name: str, starter: str, office: Agency, by: User, at: datetime) -> ReportTemplate:
    """Make a form with a draft to fill; from one that came along it has its questions already."""
    name = name.strip()[:250]
    if not name:
        raise UnableToChangeTemplate("Hãy đặt tên cho mẫu báo cáo.")
    try:
        with transaction.atomic():
            template = ReportTemplate.objects.create(office=office, name=name, starter=starter, made_by=by, made_at=at)
    except IntegrityError:
        raise UnableToChangeTemplate(f"Cơ quan đã có mẫu báo cáo tên “{name}”.") from None
    draft = TemplateVersion.objects.create(template=template, number=1)
    chosen = next((one for one in starters() if one.key == starter), None)
    for place, facts in enumerate(chosen.questions if chosen else (), start=1):
        Question.objects.create(version=draft, place=place, key=f"q{place}", **facts)
    record(by=by, at=at, deed="make_template", about=template, words=f"Lập mẫu báo cáo “{name}”")
    return template


@transaction.atomic
def draft_of(*, template: ReportTemplate) -> TemplateVersion:
    """Give the draft of a form; the first change after a publication copies what was published."""
    ReportTemplate.objects.select_for_update().get(pk=template.pk)
    newest = template.versions.order_by("-number").first()
    if newest is not None and newest.published_at is None:
        return newest
    draft = TemplateVersion.objects.create(template=template, number=newest.number + 1 if newest else 1)
    if newest is not None:
        Question.objects.bulk_create(
            Question(version=draft, **{name: getattr(one, name) for name in _COPIED}) for one in newest.questions.all()
        )
    return draft


@transaction.atomic
def put_question(*, template: ReportTemplate, key: str, facts: QuestionFacts, by: User, at: datetime) -> Question:
    """Add a question to the draft (``key`` empty) or change one. Raises UnableToChangeTemplate."""
    draft = draft_of(template=template)
    if key:
        question = draft.questions.filter(key=key).first()
        if question is None:
            raise UnableToChangeTemplate("Câu hỏi này không còn trong mẫu.")
    else:
        if draft.questions.count() >= MOST_QUESTIONS:
            raise UnableToChangeTemplate(f"Mẫu đã có {MOST_QUESTIONS} câu hỏi; hãy chia thành nhiều mẫu.")
        last = draft.questions.aggregate(last=Max("place"))["last"] or 0
        question = Question(version=draft, key=f"q{secrets.token_hex(4)}", place=last + 1)
    for name, value in _checked(facts).items():
        setattr(question, name, value)
    question.indicator = _indicator(template.office, facts) if facts.indicator.strip() else None
    question.save()
    words = f"{'Sửa' if key else 'Thêm'} câu hỏi “{question.label}” (bản {draft.number} đang soạn)"
    record(by=by, at=at, deed="put_question", about=template, words=words)
    return question


@transaction.atomic
def move_question(*, template: ReportTemplate, key: str, down: bool) -> None:
    """Let a question change places with its neighbour. One's own draft: no history line."""
    draft = draft_of(template=template)
    rows = list(draft.questions.order_by("place", "pk"))
    at = next((place for place, one in enumerate(rows) if one.key == key), None)
    to = None if at is None else at + (1 if down else -1)
    if at is None or to is None or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for place, one in enumerate(rows, start=1):
        one.place = place
    Question.objects.bulk_update(rows, ["place"])


@transaction.atomic
def remove_question(*, template: ReportTemplate, key: str, by: User, at: datetime) -> None:
    """Take a question out of the draft; published versions keep it."""
    draft = draft_of(template=template)
    question = draft.questions.filter(key=key).first()
    if question is None:
        raise UnableToChangeTemplate("Câu hỏi này không còn trong mẫu.")
    label = question.label
    question.delete()
    draft.questions.filter(weight=key).update(weight="")
    words = f"Bỏ câu hỏi “{label}” (bản {draft.number} đang soạn)"
    record(by=by, at=at, deed="remove_question", about=template, words=words)


@transaction.atomic
def publish_template(*, template: ReportTemplate, by: User, at: datetime) -> TemplateVersion:
    """Publish the draft: rounds that open from now on ask by it. Raises UnableToChangeTemplate when there is nothing new."""
    ReportTemplate.objects.select_for_update().get(pk=template.pk)
    draft = template.versions.filter(published_at=None).first()
    if draft is None:
        raise UnableToChangeTemplate("Không có thay đổi nào chưa ban hành.")
    if not draft.questions.exists():
        raise UnableToChangeTemplate("Mẫu chưa có câu hỏi nào.")
    draft.published_at, draft.published_by = at, by
    draft.save(update_fields=["published_at", "published_by"])
    record(by=by, at=at, deed="publish_template", about=template, words=f"Ban hành bản {draft.number} của mẫu")
    return draft


@transaction.atomic
def discard_draft(*, template: ReportTemplate, by: User, at: datetime) -> None:
    """Leave the changes that were not published, where a published version remains."""
    draft = template.versions.filter(published_at=None).first()
    if draft is None or not template.versions.exclude(pk=draft.pk).exists():
        raise UnableToChangeTemplate("Không có bản nào để quay về.")
    draft.delete()
    record(by=by, at=at, deed="discard_draft", about=template, words=f"Bỏ bản {draft.number} đang soạn")


def starter_for(*, office: Agency, by: User, at: datetime) -> ReportTemplate:
    """Give the office's first published form; without any, one from the form that came along, published at once."""
    there = (
        ReportTemplate.objects.filter(office=office, versions__published_at__isnull=False)
        .order_by(F("starter").desc(), "pk")
        .first()
    )
    if there is not None:
        return there
    first = starters()[0]
    with transaction.atomic():
        template = make_template(name=first.name, starter=first.key, office=office, by=by, at=at)
        publish_template(template=template, by=by, at=at)
    return template


def _checked(facts: QuestionFacts) -> dict[str, Any]:
    label = facts.label.strip()
    if not label:
        raise UnableToChangeTemplate("Hãy ghi câu hỏi.")
    if facts.least is not None and facts.most is not None and facts.most < facts.least:
        raise UnableToChangeTemplate("Mức lớn nhất phải không nhỏ hơn mức nhỏ nhất.")
    number = facts.kind == AnswerKind.NUMBER
    if facts.indicator.strip() and not number:
        raise UnableToChangeTemplate("Chỉ tiêu dùng chung phải là câu hỏi về số.")
    columns = [name.strip()[:120] for name in facts.columns if name.strip()]
    if facts.kind == AnswerKind.TABLE and not columns:
        raise UnableToChangeTemplate("Hãy ghi tên các cột của bảng.")
    roll_up = facts.roll_up
    if not number and roll_up in (RollUp.SUM, RollUp.AVERAGE, RollUp.LATEST):
        roll_up = RollUp.NONE if facts.kind == AnswerKind.FILE else RollUp.LIST
    return {
        "label": label[:500],
        "kind": facts.kind,
        "section": facts.section.strip()[:250],
        "unit": facts.unit.strip()[:40] if number else "",
        "help": facts.help.strip()[:500],
        "required": facts.required,
        "least": facts.least if number else None,
        "most": facts.most if number else None,
        "columns": columns if facts.kind == AnswerKind.TABLE else [],
        "source": facts.source,
        "roll_up": roll_up,
        "weight": facts.weight if roll_up == RollUp.AVERAGE else "",
    }


def _indicator(office: Agency, facts: QuestionFacts) -> Indicator:
    name = facts.indicator.strip()[:250]
    found, new = Indicator.objects.get_or_create(
        office=office,
        key=fold(name)[:250],
        defaults={"name": name, "unit": facts.unit.strip()[:40], "over_time": facts.over_time},
    )
    if not new and found.over_time != facts.over_time:
        found.over_time = facts.over_time
        found.save(update_fields=["over_time"])
    return found
