"""Old Word files (.doc) and .rtf → .docx, by LibreOffice in a process of its own with a profile of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from chutri.reading.errors import BrokenFile, MissingProgram
from chutri.reading.extract import programs
from chutri.reading.extract.limits import Limits


def to_docx(data: bytes, name: str, kind: str, limits: Limits) -> bytes:
    """The file as a .docx. ``kind`` is ``doc`` or ``rtf``. Raises MissingProgram, BrokenFile, TooLarge."""
    program = programs.office_path()
    if program is None:
        raise MissingProgram(
            f"Tệp “{name}” là tệp Word cũ; để đọc cần cài LibreOffice (sudo apt install libreoffice-writer-nogui), "
            "hoặc mở bằng Word và lưu lại thành .docx."
        )
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        before, after = Path(folder) / f"file.{kind}", Path(folder) / "out" / "file.docx"
        before.write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore",
            "--nologo", "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after.parent), str(before),
        ]  # fmt: skip
        programs.run(command, name=name, seconds=limits.office_seconds, environment={"HOME": folder})
        if not after.exists() or not after.stat().st_size:
            raise BrokenFile(f"Tệp “{name}” bị hỏng: LibreOffice không mở được.")
        return after.read_bytes()
