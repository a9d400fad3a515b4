"""Writes ``data/public_holidays.toml`` from the library ``holidays``, and answers for years that the table lacks.

The library imports every country of the world to give the holidays of one (0.45 s); a table of some dozen days a year
costs nothing. To renew it, write what ``table`` gives into that file; a test compares the two.
"""

from __future__ import annotations

from datetime import date

YEARS = range(2008, 2041)

_HEAD = """\
# Public holidays (Labour Code, article 112) with their substitute days, as the library `holidays` works them out.
# Written by chutri.checking.holiday_table; do not edit. What the announcements add or move stands in working_days.toml.
"""


def holidays_of(year: int) -> dict[date, str]:
    """The public holidays of a year with their Vietnamese names, from the library."""
    # Imported here because it is slow and hardly ever needed.
    from holidays import country_holidays  # noqa: PLC0415

    return {
        day: name for day, name in sorted(country_holidays("VN", years=year, language="vi").items()) if day.year == year
    }


def table() -> str:
    """The whole table as TOML."""
    parts = [_HEAD]
    for year in YEARS:
        parts.append(f"\n[{year}]\n")
        parts.extend(f'{day.isoformat()} = "{name}"\n' for day, name in holidays_of(year).items())
    return "".join(parts)
