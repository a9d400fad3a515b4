"""The consolidated report: begun, its texts edited, frozen with its inputs and bytes, made again and compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from chutri.office.documents.operations.storing import keep_file
from chutri.office.documents.rules import content_hash
from chutri.office.documents.rules.storage import kept_at
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.reports.choices import ConsolidationStage
from chutri.office.reports.models import Consolidation, ReportRound
from chutri.office.reports.operations import ReportChangedMeanwhile, UnableToReport
from chutri.office.reports.queries.consolidating import ROUND_WHOLE, default_head, facts_of
from chutri.office.reports.rules.consolidated import SHAPES, Inputs, Shape, official
from chutri.office.reports.rules.suggested import suggested_texts
from chutri.writing import WritingError, write_docx, write_pdf

HEAD_LINES = ("authority", "addressees", "recipients")
HEAD_WORDS = ("issuer", "superior", "symbol", "place", "on", "signer")


class UnableToConsolidate(UnableToReport):
    """The report can't be made or changed so."""


@transaction.atomic
def begin_consolidation(*, round_: ReportRound, by: User, at: datetime) -> Consolidation:
    """Give the draft of a round; without one a new edition is begun, with the texts and letterhead of the edition before."""
    ReportRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    there = Consolidation.objects.filter(round=round_, stage=ConsolidationStage.DRAFT).first()
    if there is not None:
        return there
    last = Consolidation.objects.filter(round=round_).aggregate(last=Max("edition"))["last"] or 0
    before = Consolidation.objects.filter(round=round_, edition=last).first()
    whole = whole_round(round_)
    draft = Consolidation.objects.create(
        round=round_,
        edition=last + 1,
        head={**before.head, "on": ""} if before else default_head(whole),
        texts={},
        begun_by=by,
        begun_at=at,
    )
    words = f"Bắt đầu soạn báo cáo tổng hợp {round_.period}, lần {draft.edition}"
    record(by=by, at=at, deed="begin_consolidation", about=draft, words=words)
    return draft


@transaction.atomic
def save_consolidation(
    *, consolidation: Consolidation, texts: Mapping[str, str], head: Mapping[str, Any], seen_version: int
) -> Consolidation:
    """Keep edited texts and letterhead; a text that is the suggested one is not kept, so that it follows the figures.

    No history line: freezing writes it. Raises UnableToConsolidate for a frozen one, ReportChangedMeanwhile.
    """
    fresh = _locked(consolidation, seen_version)
    fresh.texts = {key: text for key, text in texts.items() if text.strip()}
    fresh.head = {**fresh.head, **_head(head)}
    fresh.version += 1
    fresh.save(update_fields=["texts", "head", "version"])
    return fresh


@transaction.atomic
def freeze_consolidation(*, consolidation: Consolidation, seen_version: int, by: User, at: datetime) -> Consolidation:
    """Freeze a draft as the round stands: its inputs and files are kept, and no later return or correction changes them."""
    fresh = _locked(consolidation, seen_version)
    if not fresh.head.get("on"):
        fresh.head = {**fresh.head, "on": localdate(at).isoformat()}
    inputs = inputs_of(fresh, today=localdate(at))
    if not inputs["reports"]:
        raise UnableToConsolidate("Chưa cơ quan nào nộp báo cáo kỳ này nên chưa có gì để tổng hợp.")
    fresh.inputs = inputs
    fresh.files = {name: keep_file(data) for name, data in made(inputs).items()}
    fresh.stage, fresh.frozen_by, fresh.frozen_at = ConsolidationStage.FROZEN, by, at
    fresh.version += 1
    fresh.save()
    words = f"Chốt báo cáo tổng hợp {fresh.round.period}, lần {fresh.edition}, từ {len(inputs['reports'])} báo cáo"
    record(by=by, at=at, deed="freeze_consolidation", about=fresh, words=words)
    return fresh


@transaction.atomic
def drop_draft(*, consolidation: Consolidation, by: User, at: datetime) -> None:
    """Leave a draft; frozen editions stay."""
    fresh = _locked(consolidation, None)
    words = f"Bỏ bản tổng hợp lần {fresh.edition} đang soạn"
    record(by=by, at=at, deed="drop_draft", about=fresh.round, words=words)
    fresh.delete()


def inputs_of(consolidation: Consolidation, *, today: date) -> dict[str, Any]:
    """Gather what the files are made of, as the round stands: edited texts before suggested ones."""
    facts = facts_of(whole_round(consolidation.round), today)
    facts["head"] = consolidation.head
    return {**facts, "texts": {**suggested_texts(facts), **consolidation.texts}}


def made(inputs: Inputs) -> dict[str, bytes]:
    """Make every file of a consolidated report: full and short, each as .docx and PDF. The same inputs give the same bytes."""
    return {f"{shape}.{kind}": file_of(inputs, shape, kind) for shape in SHAPES for kind in ("docx", "pdf")}


def file_of(inputs: Inputs, shape: Shape, kind: str) -> bytes:
    """Make one file. Raises UnableToConsolidate with the writer's reason."""
    document = official(inputs, shape)
    try:
        return write_docx(document) if kind == "docx" else write_pdf(document)
    except WritingError as error:
        raise UnableToConsolidate(str(error)) from error


def made_again(consolidation: Consolidation) -> dict[str, bool]:
    """Make the files of a frozen report again from its inputs, and say of each whether it is the same to the byte."""
    again = made(consolidation.inputs or {})
    return {name: content_hash(again[name]) == sha256 for name, sha256 in consolidation.files.items()}


def frozen_path(consolidation: Consolidation, name: str) -> Path | None:
    """Give where a file of a frozen report is kept; None for a name that it has none of."""
    sha256 = consolidation.files.get(name)
    return Path(settings.MEDIA_ROOT) / kept_at(sha256) if sha256 else None


def whole_round(round_: ReportRound) -> ReportRound:
    """Give a round with all that a report of it speaks of."""
    return ReportRound.objects.select_related(*ROUND_WHOLE).get(pk=round_.pk)


def _head(typed: Mapping[str, Any]) -> dict[str, Any]:
    head: dict[str, Any] = {name: str(typed[name]).strip()[:250] for name in HEAD_WORDS if name in typed}
    if head.get("on"):
        try:
            head["on"] = date.fromisoformat(head["on"]).isoformat()
        except ValueError:
            raise UnableToConsolidate("Ngày ban hành không đúng.") from None
    for name in HEAD_LINES:
        if name in typed:
            head[name] = [line.strip()[:250] for line in str(typed[name]).splitlines() if line.strip()]
    return head


def _locked(consolidation: Consolidation, seen_version: int | None) -> Consolidation:
    fresh = Consolidation.objects.select_for_update(of=("self",)).select_related("round__duty").get(pk=consolidation.pk)
    if fresh.stage == ConsolidationStage.FROZEN:
        raise UnableToConsolidate("Báo cáo tổng hợp đã chốt nên không sửa được; hãy soạn lần mới.")
    if seen_version is not None and fresh.version != seen_version:
        raise ReportChangedMeanwhile("Có người vừa sửa bản tổng hợp này; hãy xem lại rồi lưu.")
    return fresh
