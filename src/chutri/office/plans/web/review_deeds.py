"""Deeds of a review that need no form of their own: accept, dismiss, split, merge, add, undo."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import ParagraphKind
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.operations import (
    AgencyChoice,
    Paragraph,
    UnableToReview,
    accept_certain,
    accept_duty,
    add_duty,
    choose_agency,
    dismiss_duty,
    fix_deadline,
    merge_duty,
    note_paragraph,
    restore_duty,
    split_duty,
    tie_ends,
    undo_last,
)
from chutri.office.plans.permissions import can_fix_deadline
from chutri.office.plans.rules.typed_dates import typed_date
from chutri.office.plans.web.review_answers import Outcome, answer, duty_of, review_of


@require_POST
def accept(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Accept one duty."""
    plan, one = _found(request, pk, duty)

    def deed() -> Outcome:
        accept_duty(duty=one, seen_version=_version(request), by=request.user, at=timezone.now())
        return Outcome(duty=one.ordinal)

    return _done(request, plan, deed, one)


@require_POST
def dismiss(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Dismiss one duty with the reason that was chosen or typed."""
    plan, one = _found(request, pk, duty)
    reason = request.POST.get("ly-do-khac", "").strip() or request.POST.get("ly-do", "")

    def deed() -> Outcome:
        dismiss_duty(duty=one, reason=reason, seen_version=_version(request), by=request.user, at=timezone.now())
        return Outcome(f"Đã bỏ nhiệm vụ {one.ordinal}.", duty=one.ordinal, can_undo=True)

    return _done(request, plan, deed, one)


@require_POST
def restore(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Take a dismissed or accepted duty up again."""
    plan, one = _found(request, pk, duty)

    def deed() -> Outcome:
        restore_duty(duty=one, seen_version=_version(request), by=request.user, at=timezone.now())
        return Outcome(duty=one.ordinal)

    return _done(request, plan, deed, one)


@require_POST
def split(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Cut one duty in two where the caret stood."""
    plan, one = _found(request, pk, duty)

    def deed() -> Outcome:
        place = _number(request.POST.get("cho"))
        _, second = split_duty(
            duty=one, place=place, seen_version=_version(request), by=request.user, at=timezone.now()
        )
        words = f"Đã tách nhiệm vụ {one.ordinal}; phần sau là nhiệm vụ {second.ordinal}."
        return Outcome(words, duty=one.ordinal, can_undo=True)

    return _done(request, plan, deed, one)


@require_POST
def merge(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Take the next duty into this one."""
    plan, one = _found(request, pk, duty)

    def deed() -> Outcome:
        merge_duty(duty=one, seen_version=_version(request), by=request.user, at=timezone.now())
        return Outcome(f"Đã gộp nhiệm vụ sau vào nhiệm vụ {one.ordinal}.", duty=one.ordinal, can_undo=True)

    return _done(request, plan, deed, one)


@require_POST
def tie(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Say of which duty this one is the other end, or of none."""
    plan, one = _found(request, pk, duty)
    typed = request.POST.get("dau-kia", "").strip()

    def deed() -> Outcome:
        if typed and not (typed.isdecimal() and len(typed) < 7):
            raise UnableToReview("Hãy ghi số thứ tự của nhiệm vụ kia, hoặc để trống.")
        other = int(typed) if typed else None
        tie_ends(duty=one, other=other, seen_version=_version(request), by=request.user, at=timezone.now())
        words = f"Nhiệm vụ {one.ordinal} và {other} là hai đầu của một việc." if other else "Đã tách thành việc riêng."
        return Outcome(words, duty=one.ordinal, can_undo=True)

    return _done(request, plan, deed, one)


@require_POST
def fix(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Let a leader fix the proposed deadline of a duty, or another."""
    plan, one = _found(request, pk, duty)
    can_fix_deadline(request.user, plan).demand()

    def deed() -> Outcome:
        typed = request.POST.get("han", "")
        date = typed_date(typed) if typed else _proposed(one)
        if date is None:
            raise UnableToReview("Hãy nhập ngày, ví dụ 15/11/2026, tháng 10/2026 hoặc quý IV/2026.")
        fix_deadline(duty=one, deadline=date, seen_version=_version(request), by=request.user, at=timezone.now())
        return Outcome(f"Đã ấn định thời hạn nhiệm vụ {one.ordinal}.", duty=one.ordinal, can_undo=True)

    return _done(request, plan, deed, one)


@require_POST
def choose(request: SignedIn, pk: int, duty: int) -> HttpResponse:
    """Say which agency a name of a duty means, here or wherever the plan writes it so."""
    plan, one = _found(request, pk, duty)
    chosen = tuple(int(key) for key in request.POST.getlist("co-quan") if key.isdecimal() and len(key) < 12)
    everywhere = bool(request.POST.get("moi-cho"))
    key = request.POST.get("ten", "")
    choice = AgencyChoice(key, chosen, request.POST.get("giu", ""), everywhere)

    def deed() -> Outcome:
        left = choose_agency(
            duty=one, choice=choice, seen_version=_version(request), by=request.user, at=timezone.now()
        )
        fresh = duty_of(plan, one.pk)
        again = {"key": key, "chosen": chosen, "kept": choice.kept, "count": left, "duty": fresh} if left else None
        words = "Đã áp dụng cho mọi chỗ." if everywhere else "Đã xác định cơ quan."
        return Outcome(words, duty=one.ordinal, can_undo=True, everywhere=again)

    return _done(request, plan, deed, one)


@require_POST
def accept_all_certain(request: SignedIn, pk: int) -> HttpResponse:
    """Accept every certain duty."""
    plan = review_of(request, pk)

    def deed() -> Outcome:
        count = accept_certain(plan=plan, by=request.user, at=timezone.now())
        return Outcome(f"Đã chấp nhận {count} nhiệm vụ chắc chắn.", can_undo=True)

    return _done(request, plan, deed)


@require_POST
def add(request: SignedIn, pk: int) -> HttpResponse:
    """Make a duty of the words that are selected in the source."""
    plan = review_of(request, pk)

    def deed() -> Outcome:
        start, end = _number(request.POST.get("tu-ky-tu")), _number(request.POST.get("den-ky-tu"))
        made = add_duty(plan=plan, start=start, end=end, by=request.user, at=timezone.now())
        return Outcome(f"Đã thêm nhiệm vụ {made.ordinal}.", duty=made.ordinal, can_undo=True)

    return _done(request, plan, deed)


@require_POST
def say_paragraph(request: SignedIn, pk: int) -> HttpResponse:
    """Say what a paragraph of the source is."""
    plan = review_of(request, pk)
    kind = request.POST.get("loai", "")

    def deed() -> Outcome:
        start, end = _number(request.POST.get("tu-ky-tu")), _number(request.POST.get("den-ky-tu"))
        if kind not in ParagraphKind.values or end <= start:
            raise UnableToReview("Loại đoạn văn không hợp lệ.")
        paragraph = Paragraph(start, end, ParagraphKind(kind))
        note_paragraph(plan=plan, paragraph=paragraph, by=request.user, at=timezone.now())
        return Outcome(f"Đã xác nhận: {ParagraphKind(kind).label.lower()}.", can_undo=True)

    return _done(request, plan, deed)


@require_POST
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Undo one's own newest step."""
    plan = review_of(request, pk)

    def deed() -> Outcome:
        step = undo_last(plan=plan, by=request.user, at=timezone.now())
        return Outcome(f"Đã hoàn tác: {step.words}.")

    return _done(request, plan, deed)


def _found(request: SignedIn, pk: int, duty: int) -> tuple[Plan, Duty]:
    plan = review_of(request, pk)
    one = duty_of(plan, duty)
    if one is None:
        raise Http404
    return plan, one


def _done(request: SignedIn, plan: Plan, deed: Callable[[], Outcome], duty: Duty | None = None) -> HttpResponse:
    """Do it and show what changed; where it could not be done, say why beside what stands now."""
    try:
        outcome = deed()
    except UnableToReview as error:
        outcome = Outcome(str(error), "error", duty=duty.ordinal if duty else 0, status=409)
    return answer(request, plan, outcome)


def _proposed(duty: Duty) -> StatedDate | None:
    if duty.deadline_date is None:
        return None
    return StatedDate(duty.deadline_date, duty.deadline_precision)  # type: ignore[arg-type]


def _version(request: SignedIn) -> int:
    return _number(request.POST.get("version"))


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else 0
