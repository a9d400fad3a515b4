"""Pieces of sentences."""

import pytest

from chutri.checking.phrases import listed, quoted


@pytest.mark.parametrize(
    ("text", "length", "said"),
    [
        ("Sở  Y tế\n", 20, "“Sở Y tế”"),
        ("Xây dựng kế hoạch, phương án bảo vệ", 20, "“Xây dựng kế hoạch …”"),
        ("Xây dựng kế hoạch", 17, "“Xây dựng kế hoạch”"),
    ],
)
def test_a_quotation_is_cut_at_a_word(text: str, length: int, said: str) -> None:
    assert quoted(text, length) == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")]
)
def test_names_are_joined_as_in_a_sentence(names: list[str], said: str) -> None:
    assert listed(names) == said
