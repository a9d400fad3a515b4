"""The consolidated report: its texts edited beside what they rest on, seen before it is frozen, taken as files."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn
from chutri.office.reports.choices import ConsolidationStage
from chutri.office.reports.models import Consolidation
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.consolidating import (
    HEAD_LINES,
    HEAD_WORDS,
    begin_consolidation,
    drop_draft,
    file_of,
    freeze_consolidation,
    frozen_path,
    inputs_of,
    made_again,
    save_consolidation,
)
from chutri.office.reports.permissions import can_receive
from chutri.office.reports.queries.consolidating import changed_since, consolidations_seen_by
from chutri.office.reports.queries.reports import rounds_received_by
from chutri.office.reports.rules.consolidated import SHAPES

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
SHAPE_WORDS = (("full", "Đầy đủ"), ("short", "Tóm tắt"))
NAMES = {"full": "bao-cao-day-du", "short": "bao-cao-tom-tat"}


@require_POST
def consolidate(request: SignedIn, pk: int) -> HttpResponse:
    """Begin a report of a round, or go on with its draft."""
    one = get_object_or_404(rounds_received_by(request.user), pk=pk)
    can_receive(request.user, one.duty).demand()
    draft = begin_consolidation(round_=one, by=request.user, at=timezone.now())
    return redirect("reports:consolidation-page", pk=draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def consolidation_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show a consolidated report; a POST keeps its texts, and freezes it where that was asked for."""
    one = get_object_or_404(consolidations_seen_by(request.user), pk=pk)
    if request.method != "POST":
        return _show(request, one)
    can_receive(request.user, one.round.duty).demand()
    texts = {name.removeprefix("t-"): str(value) for name, value in request.POST.items() if name.startswith("t-")}
    suggested = inputs_of(Consolidation(round=one.round, head=one.head), today=timezone.localdate())["texts"]
    texts = {key: text for key, text in texts.items() if _same(text) != _same(suggested.get(key, ""))}
    head = {name: request.POST[f"h-{name}"] for name in (*HEAD_WORDS, *HEAD_LINES) if f"h-{name}" in request.POST}
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    try:
        one = save_consolidation(consolidation=one, texts=texts, head=head, seen_version=seen)
        if request.POST.get("deed") == "freeze":
            freeze_consolidation(consolidation=one, seen_version=one.version, by=request.user, at=timezone.now())
            messages.success(request, "Đã chốt báo cáo tổng hợp; số liệu và tệp được giữ nguyên.")
        else:
            messages.success(request, "Đã lưu.")
    except UnableToReport as error:
        return _show(request, get_object_or_404(consolidations_seen_by(request.user), pk=pk), str(error))
    return redirect("reports:consolidation-page", pk=pk)


@require_POST
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """Leave a draft."""
    one = get_object_or_404(consolidations_seen_by(request.user), pk=pk)
    can_receive(request.user, one.round.duty).demand()
    try:
        drop_draft(consolidation=one, by=request.user, at=timezone.now())
    except UnableToReport as error:
        return _show(request, one, str(error))
    messages.success(request, "Đã bỏ bản đang soạn.")
    return redirect("reports:round-page", pk=one.round_id)


@require_GET
def consolidation_file(request: SignedIn, pk: int, shape: str, kind: str) -> HttpResponseBase:
    """Give a file: of a frozen report the bytes that were kept, of a draft one made now."""
    one = get_object_or_404(consolidations_seen_by(request.user), pk=pk)
    if shape not in SHAPES or kind not in TYPES:
        raise Http404
    name = f"{NAMES[shape]}-lan-{one.edition}.{kind}"
    if one.stage == ConsolidationStage.FROZEN:
        path = frozen_path(one, f"{shape}.{kind}")
        if path is None:
            raise Http404
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=TYPES[kind])
    try:
        data = file_of(inputs_of(one, today=timezone.localdate()), shape, kind)
    except UnableToReport as error:
        return _show(request, one, str(error))
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"du-thao-{name}", content_type=TYPES[kind])


@require_POST
def make_again(request: SignedIn, pk: int) -> HttpResponse:
    """Make the files of a frozen report again and say whether they are the same to the byte."""
    one = get_object_or_404(consolidations_seen_by(request.user).filter(stage=ConsolidationStage.FROZEN), pk=pk)
    same = made_again(one)
    if all(same.values()):
        messages.success(request, f"Dựng lại {len(same)} tệp từ số liệu đã chốt: trùng khớp từng byte.")
    else:
        other = ", ".join(name for name, is_same in same.items() if not is_same)
        messages.error(request, f"Tệp dựng lại khác tệp đã giữ: {other}. Tệp đã giữ không bị thay.")
    return redirect("reports:consolidation-page", pk=pk)


def _show(request: SignedIn, one: Consolidation, refused: str = "") -> HttpResponse:
    frozen = one.stage == ConsolidationStage.FROZEN
    inputs = one.inputs or {} if frozen else inputs_of(one, today=timezone.localdate())
    texts = inputs["texts"]
    parts = [("opening", "Mở đầu"), ("compliance", "Tình hình gửi báo cáo")]
    parts += [(section["key"], section["title"]) for section in inputs["sections"]]
    parts += [("closing", "Kết thúc"), ("short", "Báo cáo tóm tắt")]
    context = {
        "one": one,
        "round": one.round,
        "duty": one.round.duty,
        "frozen": frozen,
        "inputs": inputs,
        "head": one.head,
        "head_lines": {name: "\n".join(one.head.get(name, ())) for name in HEAD_LINES},
        "parts": [(key, title, texts.get(key, ""), key in one.texts) for key, title in parts],
        "shapes": SHAPE_WORDS,
        "after": changed_since(one) if frozen else [],
        "may_receive": can_receive(request.user, one.round.duty).allowed,
        "lines": list(lines_about(one)[:20]),
        "refused": refused,
    }
    return render(request, "reports/consolidation_page.html", context, status=409 if refused else 200)


def _same(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
