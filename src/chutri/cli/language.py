"""argparse that speaks Vietnamese: its headings, its help and its complaints."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse complains of, in the wording of Python 3.11 to 3.14, and how an official is told of it.
_COMPLAINTS = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"the following arguments are required: (.+)", "Còn thiếu: {0}"),
        (r"unrecognized arguments: (.+)", "Không hiểu: {0}"),
        (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0} không nhận {1}; chọn một trong: {2}"),
        (r"argument (.+?): expected one argument", "{0} cần kèm một giá trị"),
        (r"argument (.+?): expected at least one argument", "{0} cần kèm ít nhất một giá trị"),
        (r"argument (.+?): not allowed with argument (.+)", "{0} không dùng cùng {1}"),
        (r"argument (.+?): ignored explicit argument (.+)", "{0} không nhận giá trị {1}"),
        (r"argument (.+?): invalid \w+ value: (.+)", "{0} không nhận {1}"),
        (r"argument (.+?): (.+)", "{0}: {1}"),
    )
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help under a Vietnamese heading."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with ``Cách dùng:`` where argparse would say ``usage:``."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose arguments stand in two groups with Vietnamese headings, ``inputs`` and ``options``.

    Words may not be shortened: a script that says ``--form`` today would change its meaning when an option is added.
    """

    def __init__(self, **settings: Any) -> None:
        settings |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Help}
        super().__init__(**settings)
        self.inputs = self.add_argument_group("Đối số")
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Say in one Vietnamese sentence what cannot be understood; exit status 2."""
        self.exit(2, f"{in_vietnamese(message)}. Xem hướng dẫn: {self.prog} --help\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, with a message on standard error."""
        if message:
            sys.stderr.write(message)
        raise SystemExit(status)


def in_vietnamese(complaint: str) -> str:
    """One of argparse's complaints as a Vietnamese sentence without its full stop."""
    for pattern, said in _COMPLAINTS:
        match = pattern.fullmatch(complaint)
        if match:
            return said.format(*match.groups())
    return f"Lệnh chưa đúng: {complaint}"
