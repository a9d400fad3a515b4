"""/, /tong-quan, /tim, /viec-nen."""

from __future__ import annotations

from django.urls import path

from chutri.office.dashboard.web import jobs, overview, scan, search, today

app_name = "dashboard"
urlpatterns = [
    path("", today.today, name="today"),
    path("tong-quan/", overview.overview, name="overview"),
    path("tong-quan/xlsx", overview.overview_sheet, name="overview-sheet"),
    path("tong-quan/mot-trang", overview.leader_page, name="leader-page"),
    path("tong-quan/cach-tinh", overview.method, name="method"),
    path("tim/", search.search, name="search"),
    path("quet-ma/", scan.scan, name="scan"),
    path("viec-nen/", jobs.failed, name="failed-jobs"),
    path("viec-nen/<int:pk>/chay-lai", jobs.run_again, name="run-again"),
    path("viec-nen/<int:pk>/bo", jobs.discard, name="discard-job"),
]
