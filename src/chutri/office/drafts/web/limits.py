"""How often an open page may be used: counted in the cache that all processes of the site share."""

from __future__ import annotations

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 600
# a body that speaks of every paragraph of a long text is far below it
POSTS_A_LINK = 120
# wrong addresses from one place: people mistype, machines guess
GUESSES_AN_ADDRESS = 20


def is_over(what: str, key: str, most: int) -> bool:
    """Count one more of something within a window; say whether there were more than ``most``."""
    name = f"drafts:{what}:{hashlib.sha256(key.encode()).hexdigest()}"
    if cache.add(name, 1, timeout=WINDOW_SECONDS):
        return most < 1
    try:
        count: int = cache.incr(name)
    except ValueError:  # it ended between the two
        cache.set(name, 1, timeout=WINDOW_SECONDS)
        return most < 1
    return count > most


def has_reached(what: str, key: str, most: int) -> bool:
    """Say whether so many were counted already, without counting one more."""
    name = f"drafts:{what}:{hashlib.sha256(key.encode()).hexdigest()}"
    return int(cache.get(name, 0)) >= most


def place_of(request: HttpRequest) -> str:
    """Give the address that a request comes from, as the site trusts it behind its proxy."""
    return str(get_adapter(request).get_client_ip(request))
