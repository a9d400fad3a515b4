"""The table of holidays is what the library works out."""

from chutri.checking.holiday_table import table
from chutri.checking.knowledge import DATA


def test_the_table_is_up_to_date() -> None:
    assert (DATA / "public_holidays.toml").read_text(encoding="utf-8") == table()
