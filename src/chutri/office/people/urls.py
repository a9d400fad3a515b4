"""/dang-nhap, /dang-xuat, /thong-bao."""

from __future__ import annotations

from django.urls import path

from chutri.office.people.web import notices, session

app_name = "people"
urlpatterns = [
    path("dang-nhap", session.log_in, name="log-in"),
    path("dang-xuat", session.log_out, name="log-out"),
    path("thong-bao/", notices.notice_list, name="notice-list"),
    path("thong-bao/chuong", notices.bell, name="bell"),
    path("thong-bao/da-xem", notices.mark_notices_read, name="mark-notices-read"),
    path("thong-bao/<int:pk>/mo", notices.open_notice, name="open-notice"),
    path("thong-bao/<int:pk>/da-xem", notices.mark_notice_read, name="mark-notice-read"),
]
