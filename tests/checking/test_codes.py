"""The registry of codes."""

import re

from chutri.checking.codes import BY_CODE, CODES, finding


def test_codes_are_in_order_unique_and_well_formed() -> None:
    codes = [code.code for code in CODES]
    assert codes == sorted(set(codes))
    assert [code for code in codes if not re.fullmatch(r"CT[1-7]\d\d", code)] == []
    assert len({code.title for code in CODES}) == len(CODES) == len(BY_CODE)


def test_a_finding_is_as_grave_as_the_registry_says() -> None:
    assert {code.code: finding(code.code, "…", (0, 1)).severity for code in CODES} == {
        code.code: code.severity for code in CODES
    }
