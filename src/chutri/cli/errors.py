"""What is said when a command cannot be carried out: always one Vietnamese sentence."""

from __future__ import annotations

import errno

from chutri.reading.errors import ReadingError

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đó là thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EADDRINUSE: "cổng đang được chương trình khác dùng",
}


class CommandError(Exception):
    """A command cannot be carried out; ``str()`` of it is a Vietnamese sentence for the user."""


def reason(error: OSError) -> str:
    """Why the system refused, in a few Vietnamese words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def as_sentence(error: BaseException, file: str | None = None) -> str:
    """Any error as one Vietnamese sentence; ``file`` is the file that was being handled."""
    if isinstance(error, (CommandError, ReadingError)):
        return str(error)
    named = file if file is not None else getattr(error, "filename", None)
    said = f"tệp “{named}”" if named else "tệp"
    if isinstance(error, OSError):
        return f"Không mở được {said}: {reason(error)}."
    if isinstance(error, MemoryError):
        return f"Không đủ bộ nhớ để đọc {said}."
    return f"Lỗi ngoài dự kiến với {said}: {type(error).__name__}: {error}."
