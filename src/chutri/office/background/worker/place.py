"""The name of this worker, by which others see whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket
import threading

MACHINE = f"{socket.gethostname()[:100]}:"

_tokens: dict[int, str] = {}
_one_at_a_time = threading.Lock()


def _token(pid: int) -> str:
    """A process that got the number of a dead one is another worker; all threads of one are the same worker."""
    with _one_at_a_time:
        return _tokens.setdefault(pid, secrets.token_hex(4))


def worker_name() -> str:
    """Give machine, process and a token: ``may-chu:4711:9f86d081``."""
    pid = os.getpid()
    return f"{MACHINE}{pid}:{_token(pid)}"


def is_dead(worker: str) -> bool:
    """Whether a worker of this machine is gone for sure. Of other machines, and of a number in use again, nothing is known."""
    if not worker.startswith(MACHINE):
        return False
    pid = int(worker.removeprefix(MACHINE).partition(":")[0])
    if pid == os.getpid():
        return worker != worker_name()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
