"""One task on its page or beside a list; the marks that a plan's page puts into its cards; a file handed in."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.people.permissions import SignedIn
from chutri.office.plans.queries import plans_seen_by
from chutri.office.tasks.models import Evidence
from chutri.office.tasks.queries import content_path, ends_of_plan, tasks_of_plan, tasks_seen_by
from chutri.office.tasks.queries.seeing import WHOLE
from chutri.office.tasks.web.detail import detail_context

STATUSES_A_TIME = 200


@require_safe
def task_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one task; htmx gets it alone, to stand beside the list."""
    tasks = tasks_seen_by(request.user).select_related(*WHOLE).prefetch_related("parties")
    task = get_object_or_404(tasks, pk=pk)
    template = "tasks/task_page.html#detail" if request.htmx else "tasks/task_page.html"
    return render(request, template, detail_context(request, task))


@require_safe
def plan_statuses(request: SignedIn, plan: int) -> HttpResponse:
    """Give how a stretch of a plan's tasks stands, for its page to put into the cards."""
    one = get_object_or_404(plans_seen_by(request.user), pk=plan)
    first, last = (_number(request.GET.get(name)) for name in ("tu", "den"))
    last = min(last, first + STATUSES_A_TIME)
    context = {
        "tasks": tasks_of_plan(one, first=first, last=last),
        "ends": ends_of_plan(one, first=first, last=last),
        "today": timezone.localdate(),
    }
    return render(request, "tasks/plan_statuses.html", context)


@require_safe
def evidence_file(request: SignedIn, pk: int, evidence: int) -> FileResponse:
    """Give a file that was handed in, for saving, never for showing: what somebody uploaded must not run in this site's name."""
    task = get_object_or_404(tasks_seen_by(request.user), pk=pk)
    one = get_object_or_404(Evidence.objects.filter(result__task=task).exclude(sha256=""), pk=evidence)
    path = content_path(one)
    if not path.is_file():
        raise Http404("Tệp không còn trong kho.")
    return FileResponse(path.open("rb"), as_attachment=True, filename=one.name, content_type="application/octet-stream")


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 0
