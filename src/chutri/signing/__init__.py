"""Digital signatures of PDFs and Office files: found, checked, framed and made. Plain Python, no Django, no clock.

``check_file`` and ``sign_file`` are what others call: both work in a process of their own, within bounds of time and memory
(``bounded``), because a file that somebody sent is never to be trusted. What they give are frozen values (``model``).
"""

from __future__ import annotations

from chutri.signing.bounded import Bounds, check_file, find_place, sign_file
from chutri.signing.errors import SigningError, UnableToCheck, UnableToSign
from chutri.signing.keys import Key
from chutri.signing.model import Box, Fault, FoundSignature, Frame, Signatures, Verdict
from chutri.signing.trust import RootCertificate, read_root

__all__ = [
    "Bounds",
    "Box",
    "Fault",
    "FoundSignature",
    "Frame",
    "Key",
    "RootCertificate",
    "Signatures",
    "SigningError",
    "UnableToCheck",
    "UnableToSign",
    "Verdict",
    "check_file",
    "find_place",
    "read_root",
    "sign_file",
]
