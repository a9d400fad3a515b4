"""Numbers as Vietnamese documents write them."""

from __future__ import annotations


def grouped(number: int) -> str:
    """Write a whole number with its thousands parted by dots: 1.250.000."""
    return f"{number:,}".replace(",", ".")


def file_size(octets: int) -> str:
    """Write a size in the unit that leaves it readable: 512 B, 36 KB, 1,4 MB (1 MB = 1,048,576 bytes)."""
    if octets < 1024:
        return f"{octets} B"
    if octets < 1024 * 1024:
        return f"{octets / 1024:.0f} KB"
    return f"{octets / (1024 * 1024):.1f} MB".replace(".0 MB", " MB").replace(".", ",")
