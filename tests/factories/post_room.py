"""A mail server on this machine that keeps what it is given."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings

REFUSED = "khong-co@minhhaidong.example"
BUSY = "ban@minhhaidong.example"


@dataclass
class PostRoom:
    """What a mail server was given; it refuses ``REFUSED`` for good and ``BUSY`` for now."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        """Take an address, or not."""
        if address == REFUSED:
            return "550 no such mailbox"
        if address == BUSY:
            return "451 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep a mail."""
        letter = message_from_bytes(envelope.original_content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@contextmanager
def open_post_room(settings: Settings) -> Iterator[PostRoom]:
    """Run a mail server on loopback and send the site's mail there."""
    room = PostRoom(port=free_port())
    controller = Controller(room, hostname="127.0.0.1", port=room.port)
    post_to(settings, room.port)
    controller.start()
    try:
        yield room
    finally:
        controller.stop()


def post_to(settings: Settings, port: int) -> None:
    """Send the site's mail to a port of this machine, whether or not anything listens there."""
    settings.MAIL_IS_SET_UP = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    settings.SITE_URL = "https://chutri.example"


def free_port() -> int:
    """Give a port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def parts(letter: EmailMessage) -> dict[str, str]:
    """Give the forms of a mail by their kind."""
    return {part.get_content_type(): part.get_content() for part in letter.iter_parts()}
