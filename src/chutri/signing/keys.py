"""Keys to sign with: a PKCS#12 file, or a token behind a PKCS#11 module.

What opens a key (password, PIN) is read from a file when it is needed, travels to the signing process through a pipe, and is
never stored, logged or shown.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from chutri.signing.errors import UnableToSign


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Where a key is and what opens it. ``secret`` stays out of every text that is made of this value.

    ``pkcs12``: ``path`` is the file. ``pkcs11``: ``path`` is the module, ``token`` the token's label, ``label`` the key's and
    its certificate's.
    """

    kind: Literal["pkcs12", "pkcs11"]
    path: str
    secret: str = ""
    token: str = ""
    label: str = ""

    def __repr__(self) -> str:
        """Say which key it is, without what opens it."""
        return f"Key({self.kind}, {self.path})"

    def as_json(self) -> dict[str, Any]:
        """Give it for the pipe to the signing process."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Read what ``as_json`` gave."""
        return cls(**told)


@contextmanager
def opened(key: Key) -> Iterator[Signer]:
    """Open a key for signing. Raises UnableToSign, whose message never holds the secret."""
    if not Path(key.path).is_file():
        raise UnableToSign("Không thấy tệp khóa hoặc thư viện của thiết bị ký số; hãy báo người quản trị.")
    if key.kind == "pkcs12":
        yield _from_file(key)
        return
    if importlib.util.find_spec("pkcs11") is None:
        raise UnableToSign("Máy chủ chưa cài phần ký bằng thiết bị (chutri[pkcs11]); hãy báo người quản trị.")
    try:
        session = open_pkcs11_session(
            key.path, token_criteria=TokenCriteria(label=key.token) if key.token else None, user_pin=key.secret or None
        )
    except Exception:  # each module raises its own; none may carry the PIN to a log
        raise UnableToSign("Không mở được thiết bị ký số: sai mã PIN, hoặc thiết bị chưa cắm vào máy chủ.") from None
    with session:
        yield PKCS11Signer(session, cert_label=key.label, key_label=key.label, other_certs_to_pull=None)


def _from_file(key: Key) -> Signer:
    try:
        signer: Signer = SimpleSigner.load_pkcs12_data(
            Path(key.path).read_bytes(), other_certs=[], passphrase=key.secret.encode()
        )
    except (ValueError, OSError, AttributeError):
        raise UnableToSign("Không mở được tệp khóa ký số: sai mật khẩu hoặc tệp không phải PKCS#12.") from None
    return signer
