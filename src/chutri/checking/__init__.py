"""A linter of plans: a Reading in, findings out, each with a stable code, a severity and the words that it is about.

Pure: no Django, no clock, no network. ``codes`` lists what is checked, ``rules`` holds the checks, ``data`` what they know
that no document says, how findings are printed is the command line's (``chutri.cli.forms``).
"""

from chutri.checking.checks import check
from chutri.checking.codes import BY_CODE, CODES, Code
from chutri.checking.knowledge import Knowledge
from chutri.checking.model import SEVERITIES, Finding, Severity, at_least
from chutri.checking.selection import Selection, UnknownCode
from chutri.checking.two_sided import other_ends
from chutri.checking.wider import WiderDeadline, wider_deadline

__all__ = [
    "BY_CODE",
    "CODES",
    "SEVERITIES",
    "Code",
    "Finding",
    "Knowledge",
    "Selection",
    "Severity",
    "UnknownCode",
    "WiderDeadline",
    "at_least",
    "check",
    "other_ends",
    "wider_deadline",
]
