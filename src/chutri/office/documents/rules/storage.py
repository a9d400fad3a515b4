"""Where a file is kept, and how two files are told apart."""

from __future__ import annotations

import hashlib


def content_hash(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal: two uploads with the same one are the same file."""
    return hashlib.sha256(data).hexdigest()


def kept_at(sha256: str) -> str:
    """Give the path of a file under the store's folder: no folder grows past a few hundred entries."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def previews_at(sha256: str) -> str:
    """Give the folder, under the store's, of what was drawn of a file. It may be emptied: pages are drawn anew."""
    return f"previews/{sha256[:2]}/{sha256}"
