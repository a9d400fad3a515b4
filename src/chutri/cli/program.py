"""The program's entry: what was typed is parsed, one command runs, and whatever goes wrong is one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from chutri.cli.arguments import build_parser
from chutri.cli.errors import CommandError, as_sentence

INTERRUPTED = 130  # as shells count it: 128 and the number of SIGINT


def main(typed: Sequence[str] | None = None) -> int:
    """Run ``chutri`` with the words that were typed (those of the process by default) and return its exit status.

    0: done. 1: ``chutri check`` found something. 2: something could not be read, or was typed wrong.
    With ``CHUTRI_TRACEBACK`` set, an unforeseen error shows where it came from.
    """
    _speak_utf8()
    arguments = build_parser().parse_args(typed)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough (`chutri read … | head`); Python must not complain of it again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng theo yêu cầu.\n")
        return INTERRUPTED
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except Exception as error:
        if os.environ.get("CHUTRI_TRACEBACK"):
            raise
        sys.stderr.write(f"{as_sentence(error)}\n")
        return 2
    return status


def _speak_utf8() -> None:
    """Vietnamese is written as UTF-8 whatever the terminal says; a file name of broken bytes is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
