"""Words that wait in the database, in jobs or sessions, and that nobody may read there, in a page or in a log."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


class SealBroken(Exception):
    """The sealed words are not ours, or were sealed under a key that is known no longer; the message is Vietnamese."""


def seal(words: str) -> str:
    """Give words as only this site can read them again."""
    return _keys().encrypt(words.encode()).decode()


def unseal(sealed: str) -> str:
    """Give the words back. Raises SealBroken."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SealBroken("Nội dung được niêm phong không mở được: khóa bí mật của hệ thống đã thay đổi.") from None


def _keys() -> MultiFernet:
    """The site's secret key seals; the ones before it still open (SECRET_KEY_FALLBACKS)."""
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"chutri.sealing:" + force_bytes(key)).digest())
