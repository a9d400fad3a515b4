"""Findings as SARIF."""

import json

import pytest

from chutri.checking.codes import CODES
from chutri.cli.forms.sarif import render
from tests.factories.readings import a_checked_reading


def test_a_result_points_at_its_words() -> None:
    log = json.loads(render([a_checked_reading()]))
    run = log["runs"][0]
    assert (log["version"], len(log["runs"]), run["columnKind"]) == ("2.1.0", 1, "unicodeCodePoints")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [code.code for code in CODES]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CT201"
    assert (result["level"], result["message"]) == (
        "note",
        {"text": "Việc có sản phẩm nhưng không có thời hạn. Ghi rõ thời hạn."},
    )
    region = {"startLine": 12, "startColumn": 31, "endLine": 12, "endColumn": 58, "charOffset": 480, "charLength": 27}
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "ke-hoach.txt"}, "region": region}}
    ]
    assert [place["id"] for place in result["relatedLocations"]] == [1]


@pytest.mark.parametrize(
    ("file", "uri"),
    [("a/kế hoạch.txt", "a/k%E1%BA%BF%20ho%E1%BA%A1ch.txt"), ("/a/b c.txt", "file:///a/b%20c.txt")],
)
def test_a_file_is_named_as_a_uri(file: str, uri: str) -> None:
    checked = a_checked_reading()
    log = json.loads(render([type(checked)(file, checked.reading, checked.findings)]))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_nothing_found_is_a_log_without_results() -> None:
    assert json.loads(render([]))["runs"][0]["results"] == []
