"""Dated tables, ours and a province's own."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from chutri.checking.knowledge import DATA, DEFAULT, Knowledge


def test_every_ended_body_has_a_day_a_successor_and_a_source() -> None:
    assert [
        body.name
        for body in DEFAULT.ended_bodies
        if not (body.successors and body.source and body.gone_from.year >= 2025)
    ] == []
    assert [level.words for level in DEFAULT.ended_levels] == [("quận", "huyện", "thị xã")]


def test_what_nobody_has_verified_is_not_sure() -> None:
    unsure = {body.name for body in DEFAULT.ended_bodies if not body.sure}
    assert unsure == {"Ban Thi đua - Khen thưởng", "Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Tỉnh ủy"}


def test_a_province_keeps_its_own_tables(tmp_path: Path) -> None:
    shutil.copy(DATA / "public_holidays.toml", tmp_path)
    (tmp_path / "working_days.toml").write_text(
        '[[off]]\nday = 2026-03-18\nname = "Ngày thành lập tỉnh"\n', encoding="utf-8"
    )
    assert Knowledge(tmp_path).working_days.why_off(date(2026, 3, 18)) == "Ngày thành lập tỉnh"
    assert DEFAULT.working_days.why_off(date(2026, 3, 18)) is None


def test_a_malformed_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "ended_bodies.toml").write_text("[[body]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ended_bodies"):
        _ = Knowledge(tmp_path).ended_bodies
