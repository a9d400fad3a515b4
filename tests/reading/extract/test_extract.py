"""The public face: every form of one plan reads alike, and whatever comes in, a Source or a ReadingError comes out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chutri.reading.errors import BrokenFile, ReadingError, TooLarge
from chutri.reading.extract import Limits, Source, extract, installed_programs
from tests.layouts import as_docx, as_html, as_odt, as_pdf
from tests.reading.extract.files import OLE, name_of, word
from tests.reading.extract.plans import PLAN
from tests.reading.extract.same import differences

FORMS: dict[str, Callable[[str], bytes]] = {"docx": as_docx, "odt": as_odt, "html": as_html, "pdf": as_pdf}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_plan_says_the_same(form: str) -> None:
    assert differences(PLAN, extract(FORMS[form](PLAN), f"ke-hoach.{form}").text) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_each_form_of_the_real_plans_says_the_same(form: str, seed: str, request: pytest.FixtureRequest) -> None:
    shared = request.getfixturevalue("shared")
    text = next((shared / "seeds").glob(f"{seed}_*.txt")).read_text()
    issuer = extract(FORMS[form](text), f"a.{form}").text.removeprefix("ỦY BAN NHÂN DÂN").lstrip()
    assert differences(text, issuer) == []


@pytest.mark.parametrize(
    ("data", "name", "text", "media_type"),
    [
        ("\ufeffKế hoạch\r\n\f".encode(), "a.txt", "Kế hoạch\r\n\f", "text/plain"),
        ("# Kế hoạch\n\n* một".encode(), "a.md", "# Kế hoạch\n\n* một", "text/markdown"),
        (b"<html><p>x", "a.txt", "x", "text/html"),
        (word("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), "a", "x", WORD),
    ],
    ids=name_of,
)
def test_the_source(data: bytes, name: str, text: str, media_type: str) -> None:
    assert extract(data, name) == Source(text, media_type)


@pytest.mark.needs("soffice")
def test_rtf_goes_through_libreoffice() -> None:
    source = extract(rb"{\rtf1\ansi K\u7871? ho\u7841?ch\par m\u7897?t}", "a.doc")
    assert (source.text, source.media_type) == ("Kế hoạch\n\nmột", "application/rtf")


@pytest.mark.parametrize(
    ("data", "name", "limits", "error", "says"),
    [
        (b"", "a.txt", Limits(), BrokenFile, "rỗng"),
        (b" \r\n\f", "a.txt", Limits(), BrokenFile, "không có chữ nào"),
        (word("<w:p/>" * 9), "a.docx", Limits(), BrokenFile, "không có chữ nào"),
        (b"a" * 101, "a.txt", Limits(bytes_in=100), TooLarge, "quá 0 MB"),
        (b"a" * 41_000_000, "a.txt", Limits(), TooLarge, "nặng 41 MB chữ, quá 40 MB"),
        (b"\x7fELF" + b"\0" * 99, "ke-hoach.pdf", Limits(), ReadingError, "chương trình Linux"),
    ],
    ids=name_of,
)
def test_bounds_and_empty_files(data: bytes, name: str, limits: Limits, error: type[ReadingError], says: str) -> None:
    with pytest.raises(error) as caught:
        extract(data, name, limits=limits)
    assert says in str(caught.value)


def test_40_mb_of_text_are_read() -> None:
    line = "Sở Nội vụ chủ trì.\n"
    text = line * (40_000_000 // len(line.encode()))
    source = extract(text.encode(), "a.txt")
    assert (len(source.text), source.text == text) == (len(text), True)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<w:p/>" * 1_000_000 + "<w:p><w:r><w:t>cuối</w:t></w:r></w:p>", "cuối"),
        ("<w:tbl><w:tr><w:tc>" + "<w:p/>" * 1_000_000 + "</w:tc></w:tr></w:tbl>", "BrokenFile"),
        ("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 10 + "</w:tr>") * 100_000 + "</w:tbl>", "TooLarge"),
    ],
    ids=["paragraphs", "paragraphs of one cell", "cells"],
)
def test_a_million_empty_things_are_bounded_in_time_and_memory(body: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(word(body))
    code = """if True:
        import resource, sys
        from chutri.reading.errors import ReadingError
        from chutri.reading.extract import extract
        try:
            said = extract(open(sys.argv[1], "rb").read(), "a.docx").text
        except ReadingError as error:
            said = type(error).__name__
        peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
        print(said, int(peak) < 300_000, resource.getrusage(resource.RUSAGE_SELF).ru_utime < 20)
    """
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{says} True True\n"


ENDS = ("txt", "md", "html", "docx", "odt", "pdf", "png", "jpg", "tiff", "doc", "rtf", "")
HEADS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"<html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    OLE,
    b"\x89PNG\r\n\x1a\n",
    b"MZ",
)


@settings(max_examples=150)
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(ENDS))
@example(b"", b"PK\x03\x04word/document.xml", "docx")
@example(b"", b"PK\x03\x04word/document.xml" + b"PK\x05\x06" + b"\xff" * 18, "docx")
@example(b"", b"<table><tr><td rowspan=99999999 colspan=-1>\xff", "html")
def test_any_bytes_give_a_source_or_a_reading_error(head: bytes, data: bytes, end: str) -> None:
    assert outcome(head + data, f"a.{end}") in ("source", "error")


WHOLE = {end: FORMS[end](PLAN) for end in FORMS} | {"txt": PLAN.encode()}


@settings(max_examples=60)
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=9))
def test_any_damage_to_a_file_gives_a_source_or_a_reading_error(
    end: str, one: float, other: float, patch: bytes
) -> None:
    data = WHOLE[end]
    first, last = sorted((int(one * len(data)), int(other * len(data))))
    assert outcome(data[:first] + patch + data[last:], f"a.{end}") in ("source", "error")
    assert outcome(data[:first] + patch + data[first + len(patch) :], f"a.{end}") in ("source", "error")


def outcome(data: bytes, name: str) -> str:
    """``source`` or ``error``; any other exception is the test's failure."""
    try:
        source = extract(data, name)
    except ReadingError as error:
        return "error" if str(error) else "an error that says nothing"
    inside = all(0 <= place.start <= place.end <= len(source.text) for place in source.places)
    return "source" if source.text.strip() and inside else "a source of nothing"


def test_a_plain_text_needs_none_of_the_libraries() -> None:
    code = (
        "import sys; from chutri.reading.extract import extract; extract(b'x', 'a.txt');"
        "print([name for name in ('lxml', 'pypdfium2', 'pypdfium2_raw', 'pdfplumber', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_programs_that_the_doctor_asks_after() -> None:
    assert [(program.name, program.package) for program in installed_programs()] == [
        ("tesseract", "tesseract-ocr"),
        ("tesseract: tiếng Việt", "tesseract-ocr-vie"),
        ("LibreOffice", "libreoffice-writer-nogui"),
    ]
