"""The deeds of a report: saving as it is typed, handing in, accepting, returning, correcting, files."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chutri.office.lib.verdict import Verdict
from chutri.office.people.permissions import SignedIn
from chutri.office.reports.models import Report, ReportFile
from chutri.office.reports.operations import ReportChangedMeanwhile, UnableToReport
from chutri.office.reports.operations.deciding import accept_report, begin_correction, drop_correction, return_report
from chutri.office.reports.operations.filling import (
    AnswersWrong,
    FactsDiffer,
    attach_file,
    detach_file,
    save_answers,
    submit_report,
)
from chutri.office.reports.permissions import can_fill, can_receive
from chutri.office.reports.queries.reports import (
    REPORT_WHOLE,
    asked,
    content_path,
    files_of,
    questions_of,
    reports_seen_by,
)
from chutri.office.reports.rules.answers import wrong_figures
from chutri.office.reports.web.fields import Field, typed_in
from chutri.office.reports.web.report_page import show_report

# Whatever a file holds: should a browser show it after all, it may do nothing there.
RAW_POLICY = "sandbox; default-src 'none'"


@require_POST
def save(request: SignedIn, pk: int) -> HttpResponse:
    """Keep what was typed so far and say what is no figure; whoever was overtaken is told by whom."""
    report = _seen(request, pk)
    can_fill(request.user, report).demand()
    questions = asked(questions_of(report.round.version_id))
    typed = typed_in(request.POST, questions)
    try:
        report = save_answers(
            report=report, answers=typed, seen_version=_version(request), by=request.user, at=timezone.now()
        )
    except UnableToReport as error:
        return render(request, "reports/saved.html", {"refused": str(error), "report": report}, status=409)
    wrong = wrong_figures(questions, report.answers)
    fields = [Field(one, wrong=wrong.get(one.key, "")) for one in questions]
    return render(request, "reports/saved.html", {"report": report, "fields": fields})


@require_POST
def submit(request: SignedIn, pk: int) -> HttpResponse:
    """Keep what was typed and hand it in."""
    report = _seen(request, pk)
    can_fill(request.user, report).demand()
    now = timezone.now()
    typed = typed_in(request.POST, asked(questions_of(report.round.version_id)))
    choices = {
        name.removeprefix("chon-"): str(value) for name, value in request.POST.items() if name.startswith("chon-")
    }
    try:
        report = save_answers(report=report, answers=typed, seen_version=_version(request), by=request.user, at=now)
        version = submit_report(report=report, choices=choices, seen_version=report.version, by=request.user, at=now)
    except AnswersWrong as error:
        return show_report(request, _seen(request, pk), status=422, refused=str(error), errors=error.errors)
    except FactsDiffer as error:
        return show_report(request, _seen(request, pk), status=422, refused=str(error), differences=error.differences)
    except ReportChangedMeanwhile as error:
        fresh = _seen(request, pk)
        theirs = dict(fresh.answers)
        fresh.answers = {**fresh.answers, **typed}
        return show_report(request, fresh, status=409, refused=str(error), conflict=_overtaken(fresh, typed, theirs))
    except UnableToReport as error:
        return show_report(request, _seen(request, pk), status=409, refused=str(error))
    messages.success(request, f"Đã nộp báo cáo, bản {version.number}. Nơi nhận được báo ngay.")
    return redirect("reports:report-page", pk=pk)


@require_POST
def accept(request: SignedIn, pk: int) -> HttpResponse:
    """Take a report."""

    def act(report: Report) -> str:
        accept_report(report=report, seen_version=_version(request), by=request.user, at=timezone.now())
        return "Đã tiếp nhận báo cáo."

    return _do(request, pk, lambda report: can_receive(request.user, report.round.duty), act)


@require_POST
def give_back(request: SignedIn, pk: int) -> HttpResponse:
    """Return a report with the reason."""

    def act(report: Report) -> str:
        words = request.POST.get("words", "")
        return_report(report=report, reason=words, seen_version=_version(request), by=request.user, at=timezone.now())
        return "Đã trả lại báo cáo; đơn vị được báo ngay."

    return _do(request, pk, lambda report: can_receive(request.user, report.round.duty), act)


@require_POST
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Unlock what was handed in, to hand in a corrected version."""

    def act(report: Report) -> str:
        words = request.POST.get("words", "")
        begin_correction(
            report=report, reason=words, seen_version=_version(request), by=request.user, at=timezone.now()
        )
        return "Đã mở đính chính; bản đã nộp vẫn có hiệu lực đến khi bạn nộp bản mới."

    return _do(request, pk, lambda report: can_fill(request.user, report), act)


@require_POST
def keep_given(request: SignedIn, pk: int) -> HttpResponse:
    """Leave a correction."""

    def act(report: Report) -> str:
        drop_correction(report=report, seen_version=_version(request), by=request.user, at=timezone.now())
        return "Đã thôi đính chính."

    return _do(request, pk, lambda report: can_fill(request.user, report), act)


@require_POST
def attach(request: SignedIn, pk: int, key: str) -> HttpResponse:
    """Add a file to an answer."""
    report = _seen(request, pk)
    can_fill(request.user, report).demand()
    file = request.FILES.get("file")
    refused = "" if file else "Hãy chọn tệp."
    if file:
        try:
            report = attach_file(
                report=report, key=key, name=file.name or "", data=file.read(), by=request.user, at=timezone.now()
            )
        except UnableToReport as error:
            refused = str(error)
    return _files(request, report, key, refused)


@require_POST
def detach(request: SignedIn, pk: int, file: int) -> HttpResponse:
    """Take a file out of an answer."""
    report = _seen(request, pk)
    can_fill(request.user, report).demand()
    one = get_object_or_404(ReportFile, report=report, pk=file)
    refused = ""
    try:
        report = detach_file(report=report, file=one, by=request.user, at=timezone.now())
    except UnableToReport as error:
        refused = str(error)
    return _files(request, report, one.key, refused)


@require_GET
def file(request: SignedIn, pk: int, file: int) -> FileResponse:
    """Give a file of a report for saving."""
    one = get_object_or_404(ReportFile, report=_seen(request, pk), pk=file)
    answer = FileResponse(content_path(one).open("rb"), as_attachment=True, filename=one.name)
    answer.headers["Content-Security-Policy"] = RAW_POLICY
    return answer


def _files(request: SignedIn, report: Report, key: str, refused: str) -> HttpResponse:
    questions = asked(questions_of(report.round.version_id))
    one = next((one for one in questions if one.key == key), None)
    if one is None:
        return HttpResponse(status=404)
    known = files_of(report)
    attached = [known[pk] for pk in report.answers.get(key, ()) if pk in known]
    context = {"report": report, "field": Field(one, files=attached), "refused": refused, "swapped": True}
    return render(request, "reports/files.html", context, status=422 if refused else 200)


def _do(
    request: SignedIn, pk: int, permission: Callable[[Report], Verdict], act: Callable[[Report], str]
) -> HttpResponse:
    report = _seen(request, pk)
    permission(report).demand()
    try:
        said = act(report)
    except UnableToReport as error:
        return show_report(request, _seen(request, pk), status=409, refused=str(error))
    messages.success(request, said)
    return redirect("reports:report-page", pk=pk)


def _overtaken(report: Report, typed: dict[str, object], theirs: dict[str, object]) -> list[tuple[str, object, object]]:
    """Give what somebody else saved where one typed something else: question, theirs, one's own."""
    labels = {one.key: one.label for one in asked(questions_of(report.round.version_id))}
    return [
        (labels[key], theirs.get(key, ""), value)
        for key, value in typed.items()
        if key in labels and theirs.get(key, "") != value
    ]


def _seen(request: SignedIn, pk: int) -> Report:
    return get_object_or_404(reports_seen_by(request.user).select_related(*REPORT_WHOLE), pk=pk)


def _version(request: SignedIn) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else 0
