"""A zip (.docx, .odt) opened with bounds: nothing is unpacked before its size is known and found sane."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from chutri.reading.errors import BrokenFile, ProtectedFile, TooLarge
from chutri.reading.extract.limits import Limits

_CHUNK = 1 << 16
_END_RECORD = b"PK\x05\x06"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, RuntimeError)


class Archive:
    """The members of one zip, read within bounds. ``name`` is the file's, for messages."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._check_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self._broken() from error

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """All bytes of a member; empty when the archive has no such member."""
        return b"".join(self.chunks(member)) if member in self else b""

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece. Raises BrokenFile, ProtectedFile, TooLarge."""
        info = self._zip.NameToInfo.get(member)
        if info is None:
            raise BrokenFile(f"Tệp “{self.name}” bị hỏng: thiếu phần {member}.")
        if info.flag_bits & 1:
            raise ProtectedFile(f"Tệp “{self.name}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.")
        self._check_size(info.file_size, info.compress_size)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise self._broken() from error

    def refuse_if_encrypted(self) -> None:
        """OpenDocument encrypts its parts one by one and says so in its manifest."""
        if b"encryption-data" in self.read("META-INF/manifest.xml"):
            raise ProtectedFile(f"Tệp “{self.name}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.")

    def _check_directory(self, data: bytes) -> None:
        """Refuse a directory of millions of entries before the zip module makes an object of each."""
        at = data.rfind(_END_RECORD)
        if at < 0 or len(data) < at + 22:
            raise self._broken()
        entries = int.from_bytes(data[at + 10 : at + 12], "little")
        length = int.from_bytes(data[at + 12 : at + 16], "little")
        if entries > self._limits.members or length > self._limits.members * 1000:
            raise TooLarge(f"Tệp “{self.name}” chứa quá nhiều phần ({entries}); không đọc để bảo đảm an toàn.")

    def _check_size(self, size: int, packed: int) -> None:
        limits = self._limits
        if size > limits.expanded or (size > limits.ratio_from and size > limits.ratio * max(1, packed)):
            raise TooLarge(
                f"Tệp “{self.name}” bung ra tới {size // 1_000_000} MB từ {max(1, packed // 1000)} KB; không đọc để bảo đảm an toàn."
            )

    def _broken(self) -> BrokenFile:
        return BrokenFile(f"Tệp “{self.name}” bị hỏng hoặc tải về chưa đủ; hãy mở lại bằng Word và lưu lại.")
