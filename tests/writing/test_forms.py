"""The forms: dated, with their source, and true to what they allow."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.writing.errors import WritingError
from chutri.writing.forms import form_of
from chutri.writing.word_names import STYLE_NAMES


@pytest.mark.parametrize("system", ["state", "party"])
def test_every_size_and_margin_is_within_what_the_rule_allows(system: str) -> None:
    form = form_of(system)  # type: ignore[arg-type]
    assert [name for name, one in form.styles.items() if not one.range[0] <= one.size <= one.range[1]] == []
    allowed = form.margin_ranges
    assert [side for side, wide in form.margins.items() if not allowed[side][0] <= wide <= allowed[side][1]] == []
    assert (form.source != "", form.confidence.startswith("verified")) == (True, True)


@pytest.mark.parametrize("system", ["state", "party"])
def test_every_style_has_a_name_in_word(system: str) -> None:
    assert sorted(form_of(system).styles) == sorted(STYLE_NAMES)  # type: ignore[arg-type]


def test_a_day_before_every_known_form_takes_the_oldest() -> None:
    assert form_of("state", date(2015, 1, 1)).name == "Nghị định 30/2020/NĐ-CP"


def test_an_unknown_system_is_said() -> None:
    with pytest.raises(WritingError, match="Chưa có thể thức nào của hệ “x”"):
        form_of("x")  # type: ignore[arg-type]
