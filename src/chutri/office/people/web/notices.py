"""What a person was told: the bell, the list, opening one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.lib.paging import page_of
from chutri.office.people.operations import mark_all_read, mark_read
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import notices_of, standing_of, unread_count

_MOST_SHOWN = 99


@require_safe
def notice_list(request: SignedIn) -> HttpResponse:
    """Show what one was told, the newest first; ``?xem=chua`` what is new alone."""
    only_new = request.GET.get("xem") == "chua"
    page = page_of(notices_of(request.user, unread=only_new), request.GET.get("trang"))
    context = {"page": page, "only_new": only_new, "unread": unread_count(request.user), "today": timezone.localdate()}
    return render(request, "people/notice_list.html#rows" if request.htmx else "people/notice_list.html", context)


@require_safe
def bell(request: SignedIn) -> HttpResponse:
    """Give what the shell asks for by itself: how many notices are new, and whom the person stands in for today."""
    unread = unread_count(request.user)
    context = {
        "unread": unread,
        "shown": f"{_MOST_SHOWN}+" if unread > _MOST_SHOWN else str(unread),
        "givers": standing_of(request.user).givers,
    }
    return render(request, "people/bell.html", context)


@require_POST
def open_notice(request: SignedIn, pk: int) -> HttpResponse:
    """Note that a notice was seen and go to the page that it speaks of."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    mark_read(notice=notice, at=timezone.now())
    return redirect(notice.address or "people:notice-list")


@require_POST
def mark_notice_read(request: SignedIn, pk: int) -> HttpResponse:
    """Note that a notice was seen; the list shows it so."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    mark_read(notice=notice, at=timezone.now())
    if not request.htmx:
        return redirect("people:notice-list")
    return render(request, "people/notice_list.html#row", {"notice": notice, "today": timezone.localdate()})


@require_POST
def mark_notices_read(request: SignedIn) -> HttpResponse:
    """Note that all notices were seen."""
    count = mark_all_read(person=request.user, at=timezone.now())
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã xem." if count else "Không còn thông báo chưa xem.")
    return redirect("people:notice-list")
