"""Forms: the list, and one with its questions, changed in a draft and published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agencies_of
from chutri.office.reports.choices import AnswerKind, OverTime, RollUp, Source
from chutri.office.reports.models import Indicator, ReportTemplate
from chutri.office.reports.operations import UnableToReport
from chutri.office.reports.operations.templates import (
    discard_draft,
    make_template,
    move_question,
    publish_template,
    put_question,
    remove_question,
)
from chutri.office.reports.permissions import can_set_up_for
from chutri.office.reports.queries.reports import questions_of
from chutri.office.reports.rules.starters import starters
from chutri.office.reports.web.forms import QuestionForm, errors_in


def templates_seen_by(request: SignedIn) -> QuerySet[ReportTemplate]:
    """Give the forms of one's own agencies."""
    return ReportTemplate.objects.filter(office__in=agencies_of(request.user)).select_related("office")


@require_http_methods(["GET", "HEAD", "POST"])
def template_list(request: SignedIn) -> HttpResponse:
    """Show the forms of one's agency; a POST makes one."""
    verdict = can_set_up_for(request.user, request.user.agency_id)
    refused = ""
    if request.method == "POST":
        verdict.demand()
        name, starter = request.POST.get("name", ""), request.POST.get("starter", "")
        try:
            made = make_template(
                name=name, starter=starter, office=request.user.agency, by=request.user, at=timezone.now()
            )
            return redirect("reports:template-page", pk=made.pk)
        except UnableToReport as error:
            refused = str(error)
    rows = templates_seen_by(request).annotate(
        published=Max("versions__number", filter=Q(versions__published_at__isnull=False)),
        drafts=Count("versions", filter=Q(versions__published_at__isnull=True), distinct=True),
    )
    context = {
        "templates": list(rows.order_by("name", "pk")),
        "starters": starters(),
        "may_set_up": verdict.allowed,
        "refused": refused,
    }
    return render(request, "reports/template_list.html", context, status=422 if refused else 200)


@require_safe
def template_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a form asks."""
    return _show(request, get_object_or_404(templates_seen_by(request), pk=pk))


@require_http_methods(["POST"])
def change_template(request: SignedIn, pk: int) -> HttpResponse:
    """Do one thing to a form's draft: put, move or remove a question, publish, discard."""
    template = get_object_or_404(templates_seen_by(request), pk=pk)
    can_set_up_for(request.user, template.office_id).demand()
    try:
        said, anchor = _change(request, template)
    except UnableToReport as error:
        return _show(request, template, str(error))
    if said:
        messages.success(request, said)
    answer = redirect("reports:template-page", pk=pk)
    answer["Location"] += anchor
    return answer


def _change(request: SignedIn, template: ReportTemplate) -> tuple[str, str]:
    deed, key = request.POST.get("deed", ""), request.POST.get("key", "")
    done: dict[str, Any] = {"template": template, "by": request.user, "at": timezone.now()}
    if deed == "put":
        form = QuestionForm(request.POST)
        if not form.is_valid():
            raise UnableToReport(errors_in(form))
        question = put_question(template=template, key=key, facts=form.facts(), by=request.user, at=timezone.now())
        return ("Đã lưu câu hỏi." if key else "Đã thêm câu hỏi."), f"#{question.key}"
    if deed in ("up", "down"):
        move_question(template=template, key=key, down=deed == "down")
        return "", f"#{key}"
    if deed == "remove":
        remove_question(key=key, **done)
        return "Đã bỏ câu hỏi khỏi bản đang soạn.", ""
    if deed == "discard":
        discard_draft(**done)
        return "Đã bỏ các thay đổi chưa ban hành.", ""
    version = publish_template(**done)
    return f"Đã ban hành bản {version.number}; các kỳ mở từ nay dùng bản này.", ""


def _show(request: SignedIn, template: ReportTemplate, refused: str = "") -> HttpResponse:
    versions = list(template.versions.order_by("-number").select_related("published_by"))
    newest = versions[0]
    questions = questions_of(newest)
    indicators = {one.pk: one for one in Indicator.objects.filter(office=template.office_id).order_by("name")}
    for question in questions:
        question.indicator = indicators.get(question.indicator_id or 0)
    context = {
        "template": template,
        "versions": versions,
        "newest": newest,
        "questions": questions,
        "numbers": [one for one in questions if one.kind == AnswerKind.NUMBER],
        "indicators": list(indicators.values()),
        "kinds": AnswerKind.choices,
        "sources": Source.choices,
        "roll_ups": RollUp.choices,
        "over_times": OverTime.choices,
        "sections": list(dict.fromkeys(one.section for one in questions if one.section)),
        "may_set_up": can_set_up_for(request.user, template.office_id).allowed,
        "lines": list(lines_about(template)[:20]),
        "refused": refused,
    }
    return render(request, "reports/template_page.html", context, status=422 if refused else 200)
