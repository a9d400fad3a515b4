"""Which addresses are this machine's own."""

from __future__ import annotations

import pytest

from chutri.office.lib.hosts import is_this_machine


@pytest.mark.parametrize(
    ("host", "own"),
    [("localhost", True), ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("0.0.0.0", False),
     ("10.0.0.7", False), ("::", False), ("chutri.example.vn", False), ("", False)],
)  # fmt: skip
def test_only_loopback_is_this_machine(host: str, own: bool) -> None:
    assert is_this_machine(host) == own
