"""What allauth asks of this site: who comes in, what it says in Vietnamese, how secrets are kept."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from chutri.office.people.models import User
from chutri.office.people.operations import record_login
from chutri.office.people.permissions.second_factor import must_add_second_factor
from chutri.office.people.queries import person_by_email
from chutri.office.people.web.middleware import ADD_SECOND_FACTOR, SEEN_AT

WRONG_CODE = "Mã không đúng hoặc đã hết hiệu lực. Hãy nhập mã mới nhất trên điện thoại."
TOO_MANY = "Đã nhập sai quá nhiều lần. Hãy chờ 5 phút rồi thử lại."
_WAYS = {
    "reauthenticate": "Dùng mật khẩu",
    "mfa_reauthenticate": "Dùng mã trên điện thoại hoặc mã dự phòng",
    "mfa_reauthenticate:webauthn": "Dùng khóa truy cập",
}
_SAID = {
    "mfa/messages/totp_activated.txt": "Đã bật mã xác thực trên điện thoại.",
    "mfa/messages/totp_deactivated.txt": "Đã tắt mã xác thực trên điện thoại.",
    "mfa/messages/webauthn_added.txt": "Đã thêm khóa truy cập.",
    "mfa/messages/webauthn_removed.txt": "Đã bỏ khóa truy cập.",
    "mfa/messages/recovery_codes_generated.txt": "Đã tạo mã dự phòng mới. Hãy cất ở nơi an toàn.",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Comings and goings by allauth's steps."""

    error_messages = {  # noqa: RUF012
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": "Mật khẩu không đúng.",
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, once every step is passed, and record it."""
        super().login(request, user)
        person, now = cast("User", user), timezone.now()
        request.session[SEEN_AT] = int(now.timestamp())
        if must_add_second_factor(person):
            request.session[ADD_SECOND_FACTOR] = True
        record_login(person=person, address=self.get_client_ip(request), how=_how(request, person), at=now)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say in Vietnamese what is worth saying."""
        words = message or _SAID.get(message_template or "")
        if words:
            super().add_message(request, level, extra_tags=extra_tags, message=words)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Give the ways of saying again who one is."""
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": _WAYS.get(way["id"], way["description"])} for way in ways]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes and keys."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "Người quản trị phải giữ ít nhất một cách xác thực hai bước.",
        "cannot_generate_recovery_codes": "Hãy bật xác thực hai bước trước khi tạo mã dự phòng.",
    }

    def encrypt(self, text: str) -> str:
        """Keep secrets unreadable to whoever sees the database alone."""
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read what ``encrypt`` kept."""
        return _vault().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """An administrator keeps a second factor."""
        person = cast("User", authenticator.user)
        left = Authenticator.objects.filter(user_id=person.pk).exclude(pk=authenticator.pk)
        others = left.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return others or not must_add_second_factor(person, without=authenticator.pk)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Give a key its first name."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Khóa {count + 1}"

    def _get_site_name(self) -> str:
        return "Chủ Trì"


class OtherServerAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Logging in through another server (OpenID Connect): it says who it is, this site says who may come in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in whoever was invited here with the address that the other server has confirmed."""
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                raise ImmediateHttpResponse(_not_invited(request))
            return
        confirmed = [address.email for address in sociallogin.email_addresses if address.verified]
        people = [person for person in map(person_by_email, confirmed) if person and person.is_active]
        if not people:
            raise ImmediateHttpResponse(_not_invited(request))
        sociallogin.connect(request, people[0])

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Say that the other server did not answer as it should."""
        words = "Máy chủ đăng nhập liên thông không xác nhận được bạn. Hãy thử lại hoặc đăng nhập bằng mật khẩu."
        raise ImmediateHttpResponse(render(request, "people/not_let_in.html", {"words": words}, status=403))


def _not_invited(request: HttpRequest) -> Any:
    words = (
        "Địa chỉ thư của bạn ở máy chủ đăng nhập liên thông chưa được mời vào hệ thống này. "
        "Hãy nhờ văn phòng hoặc người quản trị của cơ quan mời."
    )
    return render(request, "people/not_let_in.html", {"words": words}, status=403)


def _how(request: HttpRequest, person: User) -> str:
    ways = []
    for record in get_authentication_records(request, person):
        match record.get("method"), record.get("type"):
            case "password", _:
                ways.append("mật khẩu")
            case "mfa", "webauthn":
                ways.append("khóa truy cập")
            case "mfa", "totp":
                ways.append("mã xác thực")
            case "mfa", "recovery_codes":
                ways.append("mã dự phòng")
            case "socialaccount", _:
                ways.append("máy chủ liên thông")
    return " và ".join(dict.fromkeys(ways)) or "phiên có sẵn"


def _vault() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(("second factor" + key).encode()).digest())) for key in keys]
    )
