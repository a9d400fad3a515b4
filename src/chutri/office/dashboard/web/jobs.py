"""Việc chạy nền: what failed in the background, why, and what to do about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.background.models import BackgroundJob
from chutri.office.background.queries import failed_jobs, jobs_under_way
from chutri.office.dashboard.operations import UnableToDecideJob, give_up_job, run_job_again
from chutri.office.dashboard.permissions import can_look_after_jobs
from chutri.office.lib.paging import page_of
from chutri.office.people.permissions import SignedIn


@require_safe
def failed(request: SignedIn) -> HttpResponse:
    """List the jobs that were given up, and how many wait and run."""
    can_look_after_jobs(request.user).demand()
    context = {"page": page_of(failed_jobs(), request.GET.get("trang")), "under_way": jobs_under_way()}
    return render(request, "dashboard/jobs.html", context)


@require_POST
def run_again(request: SignedIn, pk: int) -> HttpResponse:
    """Let a failed job run again."""
    can_look_after_jobs(request.user).demand()
    try:
        run_job_again(job=get_object_or_404(BackgroundJob, pk=pk), by=request.user, at=timezone.now())
    except UnableToDecideJob as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã yêu cầu chạy lại.")
    return redirect("dashboard:failed-jobs")


@require_POST
def discard(request: SignedIn, pk: int) -> HttpResponse:
    """Give up a failed job for good."""
    can_look_after_jobs(request.user).demand()
    try:
        give_up_job(job=get_object_or_404(BackgroundJob, pk=pk), by=request.user, at=timezone.now())
    except UnableToDecideJob as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã bỏ việc này.")
    return redirect("dashboard:failed-jobs")
