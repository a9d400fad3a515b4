"""What a browser calls itself."""

from __future__ import annotations

import pytest

from chutri.office.people.rules.devices import device_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Chrome trên máy tính Windows"),
        (f"{WINDOWS} Edg/140.0", "Edge trên máy tính Windows"),
        (WINDOWS.replace("Chrome/", "coc_coc_browser/150 Chrome/"), "Cốc Cốc trên máy tính Windows"),
        (PHONE, "Safari trên iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên máy tính Linux"),
        ("curl/8", "Trình duyệt lạ trên thiết bị lạ"),
    ],
)
def test_a_device_is_said_so_that_its_owner_knows_it(agent: str, words: str) -> None:
    assert device_words(agent) == words
