"""/dang-nhap, /dang-xuat, /quen-mat-khau, /dat-mat-khau, /tai-khoan, /nguoi-dung, /danh-ba, /thong-bao."""

from __future__ import annotations

from django.urls import include, path

from chutri.office.people.web import account, notices, passwords, people, person, session

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
    path("nguoi-dung/", people.people_list, name="people-list"),
    path("nguoi-dung/moi", people.invite_person, name="invite-person"),
    path("nguoi-dung/tu-tep", people.read_roster_file, name="read-roster-file"),
    path("nguoi-dung/tu-tep/moi", people.invite_roster, name="invite-roster"),
    path("nguoi-dung/tu-tep/mau.xlsx", people.roster_form_file, name="roster-form-file"),
    path("nguoi-dung/<int:pk>/", person.person, name="person"),
    path("nguoi-dung/<int:pk>/sua", person.correct, name="correct-person"),
    path("nguoi-dung/<int:pk>/vai-tro", person.give_role, name="add-posting"),
    path("nguoi-dung/<int:pk>/vai-tro/<int:posting>/ket-thuc", person.end_role, name="end-posting"),
    path("nguoi-dung/<int:pk>/vai-tro/<int:posting>/chinh", person.main_role, name="make-main-posting"),
    path("nguoi-dung/<int:pk>/moi-lai", person.invite_person_again, name="invite-again"),
    path("nguoi-dung/<int:pk>/duong-dan", person.hand_over_link, name="hand-over-link"),
    path("nguoi-dung/<int:pk>/ngung", person.deactivate, name="deactivate-person"),
    path("nguoi-dung/<int:pk>/dung-lai", person.reactivate, name="reactivate-person"),
    path("nguoi-dung/<int:pk>/go-xac-thuc", person.take_second_factor, name="remove-second-factor"),
    path("thong-bao/", notices.notice_list, name="notice-list"),
    path("thong-bao/chuong", notices.bell, name="bell"),
    path("thong-bao/da-xem", notices.mark_notices_read, name="mark-notices-read"),
    path("thong-bao/<int:pk>/mo", notices.open_notice, name="open-notice"),
    path("thong-bao/<int:pk>/da-xem", notices.mark_notice_read, name="mark-notice-read"),
]
