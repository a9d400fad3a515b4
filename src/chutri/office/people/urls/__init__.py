"""/dang-nhap, /dang-xuat, /quen-mat-khau, /dat-mat-khau, /tai-khoan, /thong-bao, /danh-ba."""

from __future__ import annotations

from django.urls import include, path

from chutri.office.people.web import account, notices, passwords, session

app_name = "people"
urlpatterns = [
    path("dang-nhap", session.log_in, name="log-in"),
    path("dang-xuat", session.log_out, name="log-out"),
    path("quen-mat-khau", passwords.forgotten_password, name="forgotten-password"),
    path("dat-mat-khau/<str:secret>", passwords.set_password, name="set-password"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau", passwords.change_own_password, name="change-password"),
    path("tai-khoan/xac-thuc-hai-buoc", account.add_second_factor, name="add-second-factor"),
    path("tai-khoan/thiet-bi/<int:pk>/dang-xuat", account.end_own_session, name="end-session"),
    path("tai-khoan/thiet-bi/dang-xuat-khac", account.end_own_other_sessions, name="end-other-sessions"),
    path("tai-khoan/uy-quyen", account.give_delegation, name="give-delegation"),
    path("tai-khoan/uy-quyen/<int:pk>/thu-hoi", account.take_back_delegation, name="take-back-delegation"),
    path("danh-ba/", include("chutri.office.people.urls.directory")),
    path("thong-bao/", notices.notice_list, name="notice-list"),
    path("thong-bao/chuong", notices.bell, name="bell"),
    path("thong-bao/da-xem", notices.mark_notices_read, name="mark-notices-read"),
    path("thong-bao/<int:pk>/mo", notices.open_notice, name="open-notice"),
    path("thong-bao/<int:pk>/da-xem", notices.mark_notice_read, name="mark-notice-read"),
]
