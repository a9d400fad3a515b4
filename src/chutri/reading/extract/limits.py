"""How much of a file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Sizes are in bytes unless the name says otherwise, times in seconds."""

    bytes_in: int = 100_000_000
    """Size of the file as handed in."""
    expanded: int = 200_000_000
    """Size of one part of a .docx or .odt once unpacked."""
    ratio: int = 200
    """How many times its packed size a part may unpack to, once it is past ``ratio_from``."""
    ratio_from: int = 32_000_000
    members: int = 10_000
    """Entries of an archive."""
    characters: int = 40_000_000
    """Length of the text that comes out; for a text file also its bytes."""
    blocks: int = 500_000
    """Paragraphs that hold text, and cells of tables: ten times what 2,000 pages need."""
    pages: int = 2_000
    pixels: int = 120_000_000
    """Pixels of one image: A3 at 600 dpi is 70 million."""
    pdf_seconds: int = 120
    """Time for the text of one PDF."""
    pdf_memory: int = 1_500_000_000
    page_seconds: int = 90
    """Time for reading one scanned page."""
    office_seconds: int = 120
    """Time for LibreOffice to convert one file."""
