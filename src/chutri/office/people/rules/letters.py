"""What a mail says: a few lines and one page to open, as text and as plain HTML."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_FOOT = "Thư này do hệ thống Chủ Trì gửi tự động; xin không trả lời thư này."


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person: what it is about, its lines, and the page that it leads to with the words on its button."""

    to: str
    name: str
    subject: str
    lines: tuple[str, ...]
    link: str = ""
    link_words: str = "Mở trang"

    @property
    def text(self) -> str:
        """Give the mail as plain text."""
        parts = [f"Kính gửi ông/bà {self.name},", *self.lines]
        if self.link:
            parts.append(f"{self.link_words}: {self.link}")
        return "\n\n".join([*parts, "--\n" + _FOOT, ""])

    @property
    def html(self) -> SafeString:
        """Give the mail as HTML without style, picture or script: it must look right in every post room."""
        paragraphs = format_html_join("\n", "<p>{}</p>", ((line,) for line in self.lines))
        link = format_html('<p><a href="{}">{}</a></p>', self.link, self.link_words) if self.link else ""
        return format_html(
            '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>{}</title>\n<p>Kính gửi ông/bà {},</p>\n'
            "{}\n{}\n<hr><p><small>{}</small></p></html>\n",
            self.subject, self.name, paragraphs, link, _FOOT,
        )  # fmt: skip


def subject_of(words: str, *, longest: int = 120) -> str:
    """Give the subject line of a notice: its words on one line, cut at a word."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
