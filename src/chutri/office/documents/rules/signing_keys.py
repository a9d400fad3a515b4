"""The file that names the site's signing keys: whose each is, where it lies, what opens it.

One file for the site (``CHUTRI_SIGNING_KEYS``), TOML, readable by the site's own user alone. No secret stands in it::

    [[key]]
    name = "Con dấu số UBND tỉnh"                  # what the page offers
    agency = 12                                     # the number in the address of its page in the directory
    login = ""                                      # of the one person who may use it; empty: whoever may sign there
    kind = "pkcs11"                                 # or "pkcs12"
    path = "/usr/lib/token/module.so"               # the module, or the .p12 file
    token = "UBND"                                  # the token's label (pkcs11)
    label = "dau"                                   # the key's and its certificate's label (pkcs11)
    secret_file = "/etc/chutri/dau.pin"             # holds PIN or password; none: asked for at each signing, never kept
    timestamp_server = "http://tsa.example.vn"      # none: no timestamp
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadKeyFile(Exception):
    """The file of keys can't be used; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """One key as the file names it; ``number`` is its place in the file."""

    number: int
    name: str
    agency: int
    login: str
    kind: str
    path: str
    token: str
    label: str
    secret_file: str
    timestamp_server: str

    @property
    def asks(self) -> bool:
        """Say whether whoever signs types the PIN or password."""
        return not self.secret_file


def keys_in(path: Path | None) -> list[SigningKey]:
    """Read the file of keys; none when no file is named. Raises BadKeyFile."""
    if path is None:
        return []
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        return [_key(number, one) for number, one in enumerate(told.get("key", []))]
    except OSError:
        raise BadKeyFile("Không đọc được tệp khai khóa ký số của máy chủ; hãy báo người quản trị.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError):
        raise BadKeyFile("Tệp khai khóa ký số của máy chủ viết sai; hãy báo người quản trị.") from None


def _key(number: int, one: dict[str, Any]) -> SigningKey:
    if one["kind"] not in ("pkcs12", "pkcs11"):
        raise ValueError(one["kind"])
    optional = {name: str(one.get(name, "")) for name in ("login", "token", "label", "secret_file", "timestamp_server")}
    return SigningKey(
        number=number, name=one["name"], agency=int(one["agency"]), kind=one["kind"], path=one["path"], **optional
    )
