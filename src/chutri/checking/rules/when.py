"""When: deadlines that can be kept, on days that offices work, before what they serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from chutri.checking.case import Case, Duty
from chutri.checking.codes import finding
from chutri.checking.days import Days, day_in_words, days_of, in_words, written_in
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.checking.wider import meetings_of
from chutri.checking.working_days import WEEKDAYS
from chutri.reading.fold import fold, rx
from chutri.reading.model import Deadline, Deliverable, Event, Task

# Words that tie a task to an event before it happens, and words that put it after.
_SERVES = rx(
    r"giấy mời|khách mời|ma-?két|kịch bản|đón tiếp|tổng duyệt|khánh tiết|chỗ ngồi|âm thanh|"
    r"(?:phục vụ|chuẩn bị|tại|dự|trước|tổ chức) (?:buổi |ngày |cho )?(?:hội nghị|lễ|hội thi|hội thảo|đại hội|cuộc thi|hội diễn)"
)
_AFTERWARDS = rx(
    r"sau (?:khi|hội nghị|buổi lễ|lễ|hội thi|đại hội|sự kiện|cuộc thi)|quyết toán|rút kinh nghiệm|kết quả|bàn giao|tổng hợp báo cáo"
)
# What a task makes, and verbs before it that say so, or that say that somebody else does.
_MADE = frozenset(
    "plan scheme report decision script speech film list regulation programme bulletin audio invitation submission"
    " estimate document minutes".split()
)
_MAKES = rx(
    r"(?:xây dựng|ban hành|lập|soạn thảo|dự thảo|trình|xuất bản|biên soạn|hoàn thiện|tham mưu|tổng hợp|chuẩn bị|gửi|có)\b"
    r"[^,]{0,40}$"
)
_OTHERS_MAKE = rx(
    r"hướng dẫn|đôn đốc|thẩm định|thẩm tra|duyệt|kiểm tra|giám sát|theo dõi|chỉ đạo các|yêu cầu|theo (?:đề án|kế hoạch|kịch bản)"
)
_IN_ITS_TIME = rx(
    r"h[àằ]ng (?:năm|quý|tháng|tuần)|định kỳ|thường xuyên|khi (?:có|cần|được)|đột xuất|theo tiến độ|kịp thời"
)
_ON_OCCASION = rx(r"vướng mắc|khó khăn|phát sinh|kịp thời (?:báo cáo|phản ánh|thông tin)|để xem xét")
_BY_RULE = rx(r"theo quy định|khi có yêu cầu|đột xuất|theo yêu cầu|theo chỉ đạo")


def no_deadline(case: Case) -> Iterator[Finding]:
    """CT201: something must come out of a task, and nothing says by when; with the wider deadline that would apply.

    Only who makes the thing is asked: not who supports, nor who appraises or guides the makers. What is due every year or
    on demand has its time.
    """
    for duty in case.duties:
        task = duty.task
        if not task.deliverables or task.deadline or task.recurrence or task.start or task.role == "coordinate":
            continue
        product = next((product for product in task.deliverables if _is_made(duty, product)), None)
        if product is None:
            continue
        wider = case.wider.of(task)
        hint = (
            f"Hạn chung có thể áp dụng: {wider.text} ({wider.reason}). Ghi rõ hạn của việc này."
            if wider
            else "Ghi rõ thời hạn hoàn thành hoặc nhịp báo cáo."
        )
        yield finding(
            "CT201",
            f"Việc có sản phẩm ({quoted(product.text, 60)}) nhưng không có thời hạn.",
            product.span if product.span[1] > product.span[0] else task.span,
            related=(wider.span,) if wider and wider.span else (),
            task_ids=(task.id,),
            hint=hint,
        )


def _is_made(duty: Duty, product: Deliverable) -> bool:
    """Whether the task itself makes the product: ``xây dựng kịch bản``, not ``thẩm định kịch bản``."""
    if duty.task.form != "item":
        return True
    if product.kind not in _MADE:
        return False
    low = duty.low
    start = low.find(fold(product.text))
    clause = low[max(low.rfind(mark, 0, start) for mark in ";.:") + 1 : start]
    return bool(_MAKES.search(clause)) and not _OTHERS_MAKE.search(clause) and not _IN_ITS_TIME.search(low)


def past_deadline(case: Case) -> Iterator[Finding]:
    """CT202: a deadline that had passed when the document was issued."""
    issued = case.issued
    if issued is None:
        return
    for deadline, ids in _deadlines(case):
        days = days_of(deadline.date)
        # "before the 15th" issued on the 15th has passed too.
        if days and (days.last < issued.first or (deadline.relation == "before" and days.first <= issued.first)):
            yield finding(
                "CT202",
                f"Thời hạn {quoted(deadline.text)} đã qua vào ngày ban hành văn bản ({_issued_words(case, issued)}).",
                deadline.span,
                related=(case.reading.header.span,),
                task_ids=ids,
                hint="Sửa thời hạn, hoặc kiểm tra lại năm.",
            )


def _issued_words(case: Case, issued: Days) -> str:
    stated = case.reading.header.date
    return in_words(stated) if stated else f"không trước ngày {day_in_words(issued.first)}"


def day_off(case: Case) -> Iterator[Finding]:
    """CT203: a deadline on a weekend or holiday. A period's last day and the day of an event are no deadlines to hand in by."""
    days_worked = case.known.working_days
    for deadline, ids in _deadlines(case):
        days = days_of(deadline.date)
        if days is None or not days.one or deadline.relation in ("within", "on"):
            continue
        why = days_worked.why_off(days.first)
        # "before Saturday" is Friday, and nobody is misled.
        if why is None or (
            deadline.relation == "before" and days_worked.why_off(days.first - timedelta(days=1)) is None
        ):
            continue
        last = days_worked.last_before(days.first)
        yield finding(
            "CT203",
            f"Thời hạn {quoted(deadline.text)} rơi vào ngày nghỉ: {_weekday(days.first)} ({why})."
            if why not in WEEKDAYS
            else f"Thời hạn {quoted(deadline.text)} rơi vào {why}.",
            deadline.span,
            task_ids=ids,
            hint=f"Ngày làm việc cuối cùng trước đó: {_weekday(last)}, {day_in_words(last)}.",
        )


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def after_event(case: Case) -> Iterator[Finding]:
    """CT204: a task that serves an event is due after it."""
    held = [(event, days) for event in meetings_of(case.reading) if (days := _held(event))]
    if len(held) != 1:
        return
    event, days = held[0]
    for duty in case.duties:
        task, low = duty.task, duty.low
        due = days_of(task.deadline.date) if task.deadline else None
        if task.deadline is None or due is None or due.first <= days.last:
            continue
        if _SERVES.search(low) and not _AFTERWARDS.search(low):
            yield finding(
                "CT204",
                f"Thời hạn {quoted(task.deadline.text)} sau ngày tổ chức {quoted(event.title, 60)} "
                f"({_event_words(event)}) mà việc này phục vụ.",
                task.deadline.span,
                related=(event.span,),
                task_ids=(task.id,),
                hint="Đưa thời hạn về trước ngày tổ chức.",
            )


def _held(event: Event) -> Days | None:
    first, last = days_of(event.start), days_of(event.end or event.start)
    return Days(first.first, last.last) if first and last else None


def _event_words(event: Event) -> str:
    if event.start and event.end and event.start != event.end:
        return f"từ {in_words(event.start)} đến {in_words(event.end)}"
    return in_words(event.end or event.start or "")


def dossiers_too_early(case: Case) -> Iterator[Finding]:
    """CT205: dossiers of a movement's results are due while the movement still runs."""
    reading = case.reading
    dues = [reading.nomination_deadline, *(dossier.deadline for dossier in reading.dossiers)]
    period = next((period for period in case.wider.periods if period.movement), None)
    seen: set[tuple[int, int]] = set()
    for due in dues:
        days = days_of(due.date) if due else None
        if due is None or days is None or period is None or due.span in seen:
            continue
        seen.add(due.span)
        if period.first <= days.last < period.ends.first:
            yield finding(
                "CT205",
                f"Hồ sơ đề nghị khen thưởng phải gửi {quoted(due.text)}, trong khi đợt thi đua kéo dài đến {period.text}.",
                due.span,
                related=(period.span,),
                hint="Lùi hạn gửi hồ sơ, hoặc nêu rõ thành tích được tính đến ngày nào.",
            )


def report_without_date(case: Case) -> Iterator[Finding]:
    """CT207: a report is asked for and no day is set."""
    for duty in case.reading.reporting:
        if duty.deadline and (duty.deadline.date or duty.deadline.text):
            continue
        rhythm = duty.recurrence
        if rhythm and (rhythm.day or rhythm.every in ("day", "week")):
            continue
        low = fold(duty.text)
        if rhythm is None and (_ON_OCCASION.search(low) or written_in(duty.text)):
            continue
        found = finding(
            "CT207",
            f"Yêu cầu báo cáo {quoted(rhythm.text)} nhưng không nêu ngày gửi."
            if rhythm
            else f"Yêu cầu báo cáo nhưng không có hạn gửi: {quoted(duty.text)}.",
            rhythm.span if rhythm else duty.span,
            hint="Ghi rõ ngày gửi báo cáo và nơi nhận.",
        )
        yield replace(found, severity="note") if rhythm or _BY_RULE.search(low) else found


def ends_before_it_starts(case: Case) -> Iterator[Finding]:
    """CT208: a task's start lies after its deadline."""
    for task in case.reading.tasks:
        start = days_of(task.start)
        due = days_of(task.deadline.date) if task.deadline else None
        if task.deadline and start and due and start.first > due.last:
            yield finding(
                "CT208",
                f"Thời gian bắt đầu ({in_words(task.start or '')}) sau thời hạn {quoted(task.deadline.text)}.",
                task.deadline.span,
                task_ids=(task.id,),
                hint="Kiểm tra lại ngày, tháng, năm.",
            )


def _deadlines(case: Case) -> Iterator[tuple[Deadline, tuple[str, ...]]]:
    """Every dated deadline once, with the tasks that it binds."""
    found: dict[tuple[int, int], tuple[Deadline, list[str]]] = {}
    reading = case.reading
    tasks: list[tuple[Deadline | None, Task | None]] = [(task.deadline, task) for task in reading.tasks]
    others = [duty.deadline for duty in reading.reporting] + [dossier.deadline for dossier in reading.dossiers]
    for deadline, task in tasks + [(other, None) for other in [*others, reading.nomination_deadline]]:
        if deadline and deadline.date:
            found.setdefault(deadline.span, (deadline, []))[1].extend([task.id] if task else [])
    for deadline, ids in found.values():
        yield deadline, tuple(ids)
