"""The third-party files that the pages load are the ones that are copied."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError

from chutri.office.ui.icons import ICONS
from chutri.office.ui.vendor import copy_vendor

ROOT = Path(__file__).resolve().parents[3]
OFFICE = ROOT / "src" / "chutri" / "office"


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``make setup`` would copy."""
    node_modules = ROOT / "node_modules"
    if not node_modules.is_dir():
        pytest.fail("node_modules is missing: run make setup")
    target = tmp_path_factory.mktemp("vendor")
    copy_vendor(node_modules, target)
    return target


def test_every_file_that_a_page_names_is_copied(vendor: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in OFFICE.rglob("templates/**/*.html"))
    named = set(re.findall(r"static 'vendor/([^']+)'", pages))
    assert named >= {"tabler.min.css", "fonts.css"}
    assert [name for name in named if not (vendor / name).is_file()] == []


def test_every_font_that_the_styles_name_is_copied(vendor: Path) -> None:
    named = set(re.findall(r"url\((fonts/[^)]+)\)", (vendor / "fonts.css").read_text("utf-8")))
    assert {path.relative_to(vendor).as_posix() for path in vendor.glob("fonts/*")} == named
    assert len(named) > 20


def test_styles_load_nothing_from_elsewhere(vendor: Path) -> None:
    for name in ("tabler.min.css", "fonts.css"):
        assert (
            re.findall(r"url\([\"']?(?:https?:)?//|@import|sourceMappingURL", (vendor / name).read_text("utf-8")) == []
        )


def test_texts_are_there_compressed_too(vendor: Path) -> None:
    assert gzip.decompress((vendor / "icons.svg.gz").read_bytes()) == (vendor / "icons.svg").read_bytes()


def test_the_sprite_holds_every_icon_and_no_other(vendor: Path) -> None:
    drawn = re.findall(r'<symbol id="([^"]+)"[^>]*>(.*?)</symbol>', (vendor / "icons.svg").read_text("utf-8"))
    assert [name for name, _ in drawn] == list(ICONS)
    assert [name for name, paths in drawn if "<path" not in paths] == []


def test_an_icon_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError, match="khong-co"):
        Template('{% load ui %}{% icon "khong-co" %}').render(Context())
