"""What a browser calls itself, said so that its owner knows it again."""

from __future__ import annotations

# In this order: a browser also names those that it wants to be taken for.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Windows", "máy tính Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "điện thoại Android"),
    ("CrOS", "máy tính ChromeOS"),
    ("Macintosh", "máy Mac"),
    ("Linux", "máy tính Linux"),
)


def device_words(user_agent: str) -> str:
    """Give browser and machine: *Chrome trên máy tính Windows*; what is not known is called so."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "Trình duyệt lạ")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "thiết bị lạ")
    return f"{browser} trên {system}"
