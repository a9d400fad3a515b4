"""What can go wrong; every message is Vietnamese and fit for the screen.

SigningError
├── UnableToCheck   the signatures of a file can't be looked at
└── UnableToSign    a file can't be signed or prepared for it
"""

from __future__ import annotations


class SigningError(Exception):
    """Something about a signature can't be done."""


class UnableToCheck(SigningError):
    """The signatures of a file can't be looked at."""


class UnableToSign(SigningError):
    """A file can't be signed or prepared for it."""
