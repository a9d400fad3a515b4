"""Which reminders one wants; one's calendar by a secret address."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chutri.office.people.operations.mails import mail_is_set_up, site_address
from chutri.office.people.permissions import SignedIn
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import CalendarKey
from chutri.office.tasks.operations.calendars import make_calendar_key, person_of_key, revoke_calendar_key
from chutri.office.tasks.operations.reminders import UnableToChooseReminders, choose_reminders
from chutri.office.tasks.queries.reminding import choices_of, feed_tasks
from chutri.office.tasks.rules.feed import Entry, feed
from chutri.office.tasks.rules.working_time import DAY_AFTER

OFFERED = (
    (7, "7 ngày làm việc trước hạn"),
    (3, "3 ngày làm việc trước hạn"),
    (1, "1 ngày làm việc trước hạn"),
    (DAY_AFTER, "ngày làm việc đầu tiên sau hạn"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: SignedIn) -> HttpResponse:
    """Show and keep one's own choice of reminders."""
    if request.method == "POST":
        try:
            choose_reminders(
                days=[int(day) for day in request.POST.getlist("days") if day.isdecimal()],
                weekly="weekly" in request.POST,
                in_app="in_app" in request.POST,
                by_mail="by_mail" in request.POST,
                by=request.user,
            )
        except UnableToChooseReminders as error:
            return _page(request, {"refused": str(error)}, 422)
        messages.success(request, "Đã lưu cách nhắc việc.")
        return redirect("tasks:reminders")
    return _page(request, {})


@require_POST
def make_calendar(request: SignedIn) -> HttpResponse:
    """Make the address of one's calendar, or a new one; it is shown this once."""
    secret = make_calendar_key(by=request.user, at=timezone.now())
    return _page(request, {"address": site_address(reverse("tasks:calendar-feed", args=[secret]))})


@require_POST
def end_calendar(request: SignedIn) -> HttpResponse:
    """End the address of one's calendar."""
    revoke_calendar_key(by=request.user)
    messages.success(request, "Địa chỉ lịch cũ không còn mở được nữa.")
    return redirect("tasks:reminders")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give a person's calendar to whoever knows its address: a calendar program can't log in. Only that person's own tasks."""
    person = person_of_key(secret)
    if person is None:
        raise Http404("Địa chỉ lịch không còn hiệu lực.")
    entries = [
        Entry(
            key=task.pk,
            last=task.last_day,
            words=str(task),
            lead=task.lead_words,
            address=site_address(reverse("tasks:task-page", args=[task.pk])),
            done=task.stage == Stage.DONE,
        )
        for task in feed_tasks(person)
        if task.last_day
    ]
    data = feed(sorted(entries, key=lambda one: (one.last, one.key)), at=timezone.now())
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="viec-cua-toi.ics"'}
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)


def _page(request: SignedIn, more: dict[str, object], code: int = 200) -> HttpResponse:
    person = request.user
    context = {
        "choice": choices_of([person])[person.pk],
        "offered": OFFERED,
        "key": CalendarKey.objects.filter(person=person).first(),
        "mail": mail_is_set_up(),
        **more,
    }
    return render(request, "tasks/reminders.html", context, status=code)
