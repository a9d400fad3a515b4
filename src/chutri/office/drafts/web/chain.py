"""The chain being changed: its page, and a deed for each change."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.drafts.choices import DraftStage, StepKind
from chutri.office.drafts.models import Step
from chutri.office.drafts.operations import UnableToChangeDraft
from chutri.office.drafts.operations.chain import (
    Holder,
    NewStep,
    add_step,
    change_step,
    move_step,
    remove_step,
    restore_step,
)
from chutri.office.drafts.permissions import can_arrange
from chutri.office.drafts.queries.page import removed_steps, shown_steps
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.drafts.web.deeds import Doing, done, draft_of, step_of
from chutri.office.people.models import Agency, User
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import agencies_open_at
from chutri.office.people.queries.agencies import agency_called
from chutri.office.tasks.rules.working_time import calendar

OFFERED = 400


@require_safe
def chain_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show the steps with what may be changed of each."""
    draft = draft_of(request, pk)
    can_arrange(request.user, draft).demand()
    today = timezone.localdate()
    context = {
        "draft": draft,
        "steps": shown_steps(live_steps(draft), today=today, days=calendar()),
        "removed": list(removed_steps(draft)),
        "kinds": [(value, label) for value, label in StepKind.choices if value != StepKind.DRAFT],
        "names": agencies_open_at(today).order_by("name_order").values_list("name", flat=True)[:OFFERED],
        "running": draft.stage in (DraftStage.UNDER_WAY, DraftStage.FINISHED),
        "today": today,
    }
    return render(request, "drafts/chain_page.html", context)


@require_POST
def add(request: SignedIn, pk: int) -> HttpResponse:
    """Add a step."""
    draft = draft_of(request, pk)
    can_arrange(request.user, draft).demand()

    def act(doing: Doing) -> str:
        new = NewStep(doing.words("kind"), _holder(doing), doing.number("after"))
        step = add_step(draft=draft, new=new, seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã thêm bước {step}."

    return done(request, pk, act, to="drafts:chain-page")


@require_POST
def remove(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Take a step out; it can be put back."""

    def act(one: Step, doing: Doing) -> str:
        remove_step(step=one, seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã bỏ bước {one}. Có thể đưa lại ở cuối trang."

    return _change(request, pk, step, act)


@require_POST
def restore(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Put a removed step back."""

    def act(one: Step, doing: Doing) -> str:
        restore_step(step=one, seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã đưa lại bước {one}."

    return _change(request, pk, step, act)


@require_POST
def move(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Let a step change places with its neighbour."""

    def act(one: Step, doing: Doing) -> str:
        earlier = doing.words("where") == "earlier"
        move_step(step=one, earlier=earlier, seen=doing.seen, by=doing.by, at=doing.at)
        return ""

    return _change(request, pk, step, act)


@require_POST
def change(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Give a step to another body, person or day."""

    def act(one: Step, doing: Doing) -> str:
        changed = change_step(step=one, holder=_holder(doing), seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã lưu bước {changed}."

    back = "drafts:draft-page" if request.POST.get("from") == "page" else "drafts:chain-page"
    return _change(request, pk, step, act, to=back)


def _change(
    request: SignedIn, pk: int, step: int, act: Callable[[Step, Doing], str], *, to: str = "drafts:chain-page"
) -> HttpResponse:
    one = step_of(request, pk, step)
    can_arrange(request.user, one.draft).demand()
    return done(request, pk, lambda doing: act(one, doing), to=to)


def _holder(doing: Doing) -> Holder:
    """Read whose turn it is to be: a person's name or login, an agency of the directory, or any other name as it is typed."""
    due_on = doing.day("due_on")
    key = doing.number("agency")
    if key:
        agency = Agency.objects.filter(pk=key).first()
        if agency is None:
            raise UnableToChangeDraft("Danh bạ không có cơ quan này.")
        return Holder(agency=agency, due_on=due_on)
    typed_person = doing.words("person")
    if typed_person:
        person = User.objects.select_related("agency").filter(full_name__iexact=typed_person, is_active=True).first()
        if person is None:
            raise UnableToChangeDraft(f"Không có người dùng nào tên “{typed_person}”.")
        return Holder(person=person, due_on=due_on)
    name = " ".join(doing.words("body").split())
    return Holder(agency=agency_called(name) if name else None, body=name, due_on=due_on)
