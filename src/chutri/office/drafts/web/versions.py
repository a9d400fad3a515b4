"""Versions: added, given for saving, compared; the PDF to be signed, the signed copy, scans."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from chutri.office.background.queries import job_of
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.choices import Edit, Layout
from chutri.office.drafts.models import Opinion, Step
from chutri.office.drafts.operations import NewVersion, add_version, judge_version
from chutri.office.drafts.operations.signing import pdf_key
from chutri.office.drafts.permissions import can_write
from chutri.office.drafts.queries.versions import versions_of
from chutri.office.drafts.rules.comparing import compare, folded, tally
from chutri.office.drafts.rules.paragraphs import paragraphs
from chutri.office.drafts.web.deeds import Doing, done, draft_of
from chutri.office.people.permissions import SignedIn

# Whatever an uploaded file holds: should a browser show it after all, it may do nothing there.
RAW_POLICY = "sandbox; default-src 'none'"


@require_POST
def add(request: SignedIn, pk: int) -> HttpResponse:
    """Add the next version."""
    draft = draft_of(request, pk)
    can_write(request.user, draft).demand()

    def act(doing: Doing) -> str:
        name, data = doing.file()
        wanted = doing.words("edit")
        new = NewVersion(
            file=judge_version(data, name),
            edit=Edit(wanted) if wanted in Edit.values else Edit.SUBSTANCE,
            note=doing.words("note"),
        )
        version = add_version(draft=draft, new=new, seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã thêm bản {version.number}."

    return done(request, pk, act)


@require_safe
def version_file(request: SignedIn, pk: int, number: int) -> FileResponse:
    """Give a version's file for saving."""
    version = get_object_or_404(draft_of(request, pk).versions.defer("text"), number=number)
    return for_saving(version.sha256, version.name)


@require_safe
def version_pdf(request: SignedIn, pk: int, number: int) -> FileResponse:
    """Give the PDF that was made of a version."""
    version = get_object_or_404(draft_of(request, pk).versions.defer("text").exclude(pdf_sha256=""), number=number)
    return for_saving(version.pdf_sha256, f"{Path(version.name).stem}.pdf")


@require_safe
def signed_file(request: SignedIn, pk: int, number: int) -> FileResponse:
    """Give the signed copy of a version."""
    version = get_object_or_404(draft_of(request, pk).versions.defer("text").exclude(signed_sha256=""), number=number)
    return for_saving(version.signed_sha256, version.signed_name)


@require_safe
def opinion_scan(request: SignedIn, pk: int, opinion: int) -> FileResponse:
    """Give the scan of a paper opinion."""
    one = get_object_or_404(Opinion.objects.exclude(scan_sha256=""), step__draft=draft_of(request, pk), pk=opinion)
    return for_saving(one.scan_sha256, one.scan_name)


@require_safe
def step_scan(request: SignedIn, pk: int, step: int) -> FileResponse:
    """Give the scan of a decision that came on paper."""
    one = get_object_or_404(Step.objects.exclude(scan_sha256=""), draft=draft_of(request, pk), pk=step)
    return for_saving(one.scan_sha256, one.scan_name)


@require_safe
def pdf_state(request: SignedIn, pk: int) -> HttpResponse:
    """Say how far the PDF to be signed is: asked by the page while it is made."""
    draft = draft_of(request, pk)
    newest = versions_of(draft).first()
    if newest is None:
        raise Http404("Dự thảo chưa có phiên bản nào.")
    context = {"draft": draft, "newest": newest, "pdf_job": job_of(pdf_key(newest))}
    return render(request, "drafts/pdf_state.html", context)


@require_safe
def compare_versions(request: SignedIn, pk: int) -> HttpResponse:
    """Show what changed between two versions: as one text, or side by side."""
    draft = draft_of(request, pk)
    versions = list(versions_of(draft))
    newer = _number(request.GET.get("den"), draft.newest)
    older = _number(request.GET.get("tu"), max(newer - 1, 1))
    layout = request.GET.get("cach", "")
    texts = dict(draft.versions.filter(number__in=(older, newer)).values_list("number", "text"))
    if draft.newest and not {older, newer} <= texts.keys():
        raise Http404("Dự thảo không có phiên bản này.")
    rows = compare(paragraphs(texts.get(older, "")), paragraphs(texts.get(newer, "")))
    context = {
        "draft": draft,
        "versions": versions,
        "older": older,
        "newer": newer,
        "layout": layout if layout in Layout.values else Layout.INLINE.value,
        "layouts": Layout.choices,
        "groups": folded(rows),
        "tally": tally(rows),
        "unread": [one for one in versions if one.number in (older, newer) and (one.problem or not one.is_read)],
    }
    return render(request, "drafts/compare.html", context)


def for_saving(sha256: str, name: str) -> FileResponse:
    """Give a file for saving, never for showing: what somebody uploaded must not run in this site's name."""
    path = Path(settings.MEDIA_ROOT) / kept_at(sha256)
    if not path.is_file():
        raise Http404("Tệp gốc không còn trong kho.")
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    answer.headers["Content-Security-Policy"] = RAW_POLICY
    return answer


def _number(typed: str | None, otherwise: int) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 9 else otherwise
