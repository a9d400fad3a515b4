"""Where the reader's modules are taken from: their compiled twins, where ``make compile`` made some of exactly these sources.

The sources are what counts. Twins of other sources than these are left alone, so whoever changes a line reads with it at once,
in plain Python; ``CHUTRI_PLAIN=1`` asks for plain Python anyhow. This module looks when it is imported, before any other is.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
#: Where the twins stand: in the environment that they were made for, not among the sources.
PLACE = Path(sys.prefix, "lib", "chutri", str(sys.implementation.cache_tag))
#: Beside the twins: the fingerprint of the sources that they were made of.
STAMP = "sources.sha256"


def fingerprint() -> str:
    """The sources of the reader as one number: their names and what they say."""
    digest = hashlib.sha256()
    for folder in (HERE, HERE / "extract"):
        with os.scandir(folder) as entries:
            for name in sorted(entry.name for entry in entries if entry.name.endswith(".py")):
                digest.update(name.encode())
                digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def twins() -> Path | None:
    """The folder of compiled modules, if they are twins of these sources and nobody asked for plain Python."""
    stamp = PLACE / STAMP
    if os.environ.get("CHUTRI_PLAIN") or not stamp.is_file() or stamp.read_text("ascii") != fingerprint():
        return None
    return PLACE / "chutri" / "reading"


#: The folder that the modules are taken from; ``None``: the sources.
TAKEN = twins()
if TAKEN is not None:
    sys.modules["chutri.reading"].__path__.insert(0, str(TAKEN))
