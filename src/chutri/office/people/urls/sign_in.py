"""The steps of logging in that allauth takes, at this site's addresses. What is not named here is not open."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from chutri.office.people.web import other_server, session

# allauth goes by these names.
_OWN = RedirectView.as_view(pattern_name="people:account")

urlpatterns: list[URLPattern] = [
    path("dang-nhap", session.log_in, name="account_login"),
    path("dang-nhap/buoc-hai", second_step.authenticate, name="mfa_authenticate"),
    path("dang-nhap/khoa", keys.login_webauthn, name="mfa_login_webauthn"),
    path("tai-khoan/xac-nhan", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/xac-nhan/khoa", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/ma-xac-thuc/bat", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/ma-xac-thuc/tat", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/ma-du-phong/tao", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/ma-du-phong/tep", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tai-khoan/khoa/them", keys.add_webauthn, name="mfa_add_webauthn"),
    path("tai-khoan/khoa/<int:pk>/bo", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("tai-khoan/cac-khoa", _OWN, name="mfa_list_webauthn"),
    path("tai-khoan/bao-mat", _OWN, name="mfa_index"),
]

if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("dang-nhap/lien-thong/<str:provider_id>", other_server.go_to_other_server, name="openid_connect_login"),
        path("dang-nhap/lien-thong/<str:provider_id>/tra-ve", other_server.come_back, name="openid_connect_callback"),
    ]
