"""/dang-nhap, /dang-xuat."""

from __future__ import annotations

from django.urls import path

from chutri.office.people.web import session

app_name = "people"
urlpatterns = [
    path("dang-nhap", session.log_in, name="log-in"),
    path("dang-xuat", session.log_out, name="log-out"),
]
