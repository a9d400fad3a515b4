"""Drafting the plan of a body below an issued one: where to begin, the page that changes it, the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chutri.office.history.queries import lines_about
from chutri.office.lib.folding import fold
from chutri.office.people.models import Agency
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agencies_of
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Plan, SubplanDraft, SubplanLine
from chutri.office.plans.operations import (
    DraftChangedMeanwhile,
    LineEdit,
    UnableToDraft,
    begin_subplan,
    discard_subplan,
    save_subplan,
)
from chutri.office.plans.operations.subplan_drafting import FIELDS
from chutri.office.plans.permissions import can_draft
from chutri.office.plans.queries import own_plans, plans_seen_by
from chutri.office.plans.queries.subplan_files import subplan_docx, subplan_pdf, units_to_name
from chutri.office.plans.queries.subplans import (
    bodies_among,
    concerned_bodies,
    drafts_of,
    drafts_under,
    lines_of,
    units_of,
)
from chutri.office.plans.rules.narrowing import BLANK

NEW_LINES = 3
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# the texts around the duties: name, label, lines that the field shows
TEXTS = (
    ("title", "Trích yếu", 2),
    ("basis", "Căn cứ (mỗi dòng một căn cứ)", 4),
    ("preamble", "Câu mở đầu", 2),
    ("aims", "Mục đích, yêu cầu", 3),
    ("funding", "Kinh phí thực hiện", 2),
    ("reporting", "Chế độ báo cáo", 3),
    ("recipients", "Nơi nhận (mỗi dòng một nơi)", 6),
    ("authority", "Thẩm quyền ký (mỗi dòng một bậc)", 2),
)
HEAD = (
    ("issuer", "Cơ quan ban hành"),
    ("superior", "Cơ quan chủ quản"),
    ("symbol", "Ký hiệu"),
    ("place", "Địa danh"),
    ("signer", "Họ tên người ký"),
)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as the form shows it: what is stored, or what somebody typed when it could not be saved."""

    key: str
    line: SubplanLine | None
    values: dict[str, str]

    @property
    def reason(self) -> str:
        """Give why the line is left out."""
        return self.values["ly-do"]

    @property
    def words(self) -> str:
        """Give what is to be done."""
        return self.values["noi-dung"]

    @property
    def unit(self) -> str:
        """Give whoever of the body leads it."""
        return self.values["don-vi"]

    @property
    def partners(self) -> str:
        """Give who supports it."""
        return self.values["phoi-hop"]

    @property
    def deadline(self) -> str:
        """Give by when."""
        return self.values["han"]

    @property
    def product(self) -> str:
        """Give what comes out."""
        return self.values["san-pham"]

    @property
    def left_out(self) -> bool:
        """Say whether the line is not taken into the plan."""
        return self.values["giu"] == "khong"

    @property
    def later(self) -> bool:
        """Say whether the body gives itself more time than the parent's plan does."""
        line = self.line
        above = line.duty.day_that_holds if line and line.duty else None
        return bool(line and above and line.last_day and line.last_day > above)


@require_http_methods(["GET", "POST"])
def subplans(request: SignedIn, pk: int) -> HttpResponse:
    """Show which bodies may draft their plan below this one, and begin a draft."""
    parent = get_object_or_404(plans_seen_by(request.user).select_related("document__agency"), pk=pk)
    today = timezone.localdate()
    _, who = concerned_bodies(parent, today)
    concerned = {body for bodies in who.values() for body in bodies}
    owns = own_plans(request.user).filter(pk=pk).exists()
    bodies = bodies_among(concerned if owns else concerned & agencies_of(request.user))
    problem = ""
    if request.method == "POST":
        can_draft(request.user, request.user.agency_id).demand()
        body = _chosen(bodies, request.POST.get("co-quan", ""))
        try:
            holder = request.user.agency
            draft = begin_subplan(parent=parent, body=body, holder=holder, by=request.user, at=timezone.now())
        except UnableToDraft as error:
            problem = str(error)
        else:
            return redirect("plans:subplan-draft", draft=draft.pk)
    counts = {body.pk: sum(body.pk in bodies_ for bodies_ in who.values()) for body in bodies}
    context = {
        "plan": parent,
        "document": parent.document,
        "bodies": [(body, counts[body.pk]) for body in bodies],
        "drafts": list(drafts_under(parent, request.user)),
        "owns": owns,
        "may_draft": can_draft(request.user, request.user.agency_id).allowed,
        "live": parent.stage == Stage.ISSUED,
        "problem": problem,
    }
    return render(request, "plans/subplans.html", context, status=409 if problem else 200)


@require_http_methods(["GET", "POST"])
def subplan_draft(request: SignedIn, draft: int) -> HttpResponse:
    """Show a draft as a form and save it; of two savers the second is told."""
    one = get_object_or_404(drafts_of(request.user), pk=draft)
    allowed = can_draft(request.user, one.holder_id)
    problem = ""
    if request.method == "POST":
        allowed.demand()
        try:
            save_subplan(
                draft=one,
                fields={name: request.POST.get(name, "") for name in FIELDS},
                lines=_edits(request.POST),
                seen_version=_number(request.POST.get("version", "")),
                by=request.user,
                at=timezone.now(),
            )
        except UnableToDraft as error:
            problem = str(error)
            if isinstance(error, DraftChangedMeanwhile):
                one.refresh_from_db(fields=["version"])
        else:
            messages.success(request, "Đã lưu bản soạn.")
            return redirect("plans:subplan-draft", draft=one.pk)
    context = _page(one, request.POST if problem else None)
    context |= {"problem": problem, "may_draft": allowed.allowed}
    return render(request, "plans/subplan_draft.html", context, status=409 if problem else 200)


@require_safe
def subplan_file(request: SignedIn, draft: int, kind: str) -> HttpResponse:
    """Give the plan as .docx or PDF; with units still to be named only to whoever says that they know."""
    one = get_object_or_404(drafts_of(request.user), pk=draft)
    if kind not in ("docx", "pdf"):
        raise Http404
    if units_to_name(one) and "con-trong" not in request.GET:
        messages.error(
            request, "Còn nhiệm vụ chưa ghi đơn vị chủ trì; hãy điền rồi lưu, hoặc chọn tải bản còn chỗ trống."
        )
        return redirect("plans:subplan-draft", draft=one.pk)
    data, media = (subplan_docx(one), WORD) if kind == "docx" else (subplan_pdf(one), "application/pdf")
    response = HttpResponse(data, content_type=media)
    name = f"ke-hoach-{slugify(fold(one.body.name))}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def discard_draft(request: SignedIn, draft: int) -> HttpResponse:
    """Remove a draft."""
    one = get_object_or_404(drafts_of(request.user), pk=draft)
    can_draft(request.user, one.holder_id).demand()
    parent = one.parent_id
    discard_subplan(draft=one, by=request.user, at=timezone.now())
    messages.success(request, f"Đã bỏ bản soạn kế hoạch của {one.body}.")
    return redirect("plans:subplans", pk=parent)


def _page(draft: SubplanDraft, typed: QueryDict | None) -> dict[str, Any]:
    parent: Plan = draft.parent
    lines = [_shown(line, typed) for line in lines_of(draft)]
    values = {name: (typed.get(name, "") if typed else getattr(draft, name)) for name in FIELDS}
    blanks = sum(not one.left_out and not one.unit for one in lines)
    return {
        "draft": draft,
        "plan": parent,
        "document": parent.document,
        "texts": [(name, label, values[name], rows) for name, label, rows in TEXTS],
        "head": [(name, label, values[name]) for name, label in HEAD],
        "lines": lines,
        "new_lines": [_empty(f"moi-{number}", typed) for number in range(NEW_LINES)],
        "blanks": blanks,
        "blank": BLANK,
        "kept": sum(not one.left_out for one in lines),
        "units": units_of(draft),
        "recalled": parent.stage == Stage.RECALLED,
        "amended": bool(parent.amended_at and parent.amended_at > draft.made_at),
        "lines_of_history": lines_about(draft)[:20],
    }


_CELLS = ("giu", "ly-do", "noi-dung", "don-vi", "phoi-hop", "han", "san-pham")


def _shown(line: SubplanLine, typed: QueryDict | None) -> ShownLine:
    key = str(line.pk)
    stored = (
        "co" if line.kept else "khong",
        line.reason,
        line.words,
        line.unit,
        line.partners,
        line.deadline,
        line.product,
    )
    values = dict(zip(_CELLS, stored, strict=True))
    if typed is not None:
        values = {name: typed.get(f"{name}-{key}", values[name]) for name in _CELLS}
    return ShownLine(key, line, values)


def _empty(key: str, typed: QueryDict | None) -> ShownLine:
    return ShownLine(key, None, {name: typed.get(f"{name}-{key}", "") if typed else "" for name in _CELLS})


def _edits(sent: QueryDict) -> list[LineEdit]:
    """Read the form: each ``noi-dung-<line>`` with its neighbours; a new line without words is none."""
    found = []
    for name in sent:
        key = name.removeprefix("noi-dung-")
        if key == name:
            continue
        values = {cell: " ".join(str(sent.get(f"{cell}-{key}", "")).split()) for cell in _CELLS}
        if not key.isdecimal() and not values["noi-dung"]:
            continue
        found.append(
            LineEdit(
                pk=_number(key) if key.isdecimal() else None,
                kept=values["giu"] != "khong",
                reason=values["ly-do"],
                words=values["noi-dung"],
                unit=values["don-vi"],
                partners=values["phoi-hop"],
                deadline=values["han"],
                product=values["san-pham"],
            )
        )
    return found


def _chosen(bodies: list[Agency], key: str) -> Agency:
    body = next((one for one in bodies if str(one.pk) == key), bodies[0] if len(bodies) == 1 else None)
    if body is None:
        raise Http404("Kế hoạch không giao nhiệm vụ cho cơ quan này.")
    return body


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0
