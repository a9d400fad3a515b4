"""Copies the few third-party files that the pages load out of node_modules (``make setup`` runs it).

``python -m chutri.office.ui.vendor NODE_MODULES`` fills ``static/vendor``, which git ignores and a built wheel carries.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from pathlib import Path

from chutri.office.ui.icons import ICONS

TARGET = Path(__file__).parent / "static" / "vendor"
# Vietnamese needs three of the subsets that fontsource cuts a face into.
SUBSETS = ("latin", "latin-ext", "vietnamese")
FACES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("be-vietnam-pro", ("400", "500", "600", "700"), SUBSETS),
    ("source-serif-4", ("400", "400-italic", "600", "700"), SUBSETS),
    # Be Vietnam Pro has no tabular figures (its font file lacks the tnum feature): columns take Inter's digits.
    ("inter", ("400", "500", "600", "700"), ("latin",)),
)
_FACE = re.compile(r"/\* (?P<name>[\w-]+) \*/\s*(?P<rule>@font-face \{.*?\n\})", re.DOTALL)
_FILE = re.compile(r"url\(\./files/([\w.-]+\.woff2)\)")
_PATH = re.compile(r"<path[^>]*? d=\"([^\"]+)\"", re.DOTALL)


def copy_vendor(node_modules: Path, target: Path) -> list[Path]:
    """Write styles, fonts and the icon sprite into ``target``, emptied first; give the files written."""
    if target.exists():
        shutil.rmtree(target)
    (target / "fonts").mkdir(parents=True)
    source = node_modules / "@tabler" / "core" / "dist" / "css" / "tabler.min.css"
    styles = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", source.read_text("utf-8"))
    texts = {
        "tabler.min.css": styles,
        "fonts.css": _fonts(node_modules / "@fontsource", target / "fonts"),
        "icons.svg": _sprite(node_modules / "@tabler" / "icons" / "icons" / "outline"),
        # reads QR codes where the browser can't; only the page that scans loads it
        "zxing-browser.min.js": (node_modules / "@zxing/browser/umd/zxing-browser.min.js").read_text("utf-8"),
        "LICENSES.txt": _licences(node_modules),
    }
    for name, text in texts.items():
        path = target / name
        path.write_text(text, "utf-8")
        # whitenoise serves the .gz beside a file to browsers that accept it
        path.with_name(name + ".gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    return sorted(path for path in target.rglob("*") if path.is_file())


def _fonts(fontsource: Path, target: Path) -> str:
    rules: list[str] = []
    for family, cuts, subsets in FACES:
        for cut in cuts:
            for face in _FACE.finditer((fontsource / family / f"{cut}.css").read_text("utf-8")):
                subset = face["name"].removeprefix(family + "-").rsplit("-", 2)[0]
                file = _FILE.search(face["rule"])
                if subset not in subsets or file is None:
                    continue
                shutil.copy(fontsource / family / "files" / file[1], target / file[1])
                rules.append(re.sub(r"src: .*?;", f"src: url(fonts/{file[1]}) format('woff2');", face["rule"]))
    digits = [
        re.sub(r"unicode-range: .*?;", "unicode-range: U+0030-0039;", rule).replace("'Inter'", "'Figures'")
        for rule in rules
        if "'Inter'" in rule
    ]
    return "\n".join([*(rule for rule in rules if "'Inter'" not in rule), *digits, ""])


def _sprite(icons: Path) -> str:
    symbols: list[str] = []
    for name in ICONS:
        drawn = [path for path in _PATH.findall((icons / f"{name}.svg").read_text("utf-8")) if path != "M0 0h24v24H0z"]
        paths = "".join(f'<path d="{path}"/>' for path in drawn)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{paths}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def _licences(node_modules: Path) -> str:
    packages = [
        *(f"@fontsource/{family}" for family, _, _ in FACES),
        "@tabler/core",
        "@tabler/icons",
        "@zxing/browser",
        "@zxing/library",
    ]
    texts: list[str] = []
    for package in packages:
        for licence in sorted((node_modules / package).glob("LICENSE*")):
            texts.append(f"== {package}\n\n{licence.read_text('utf-8')}")
    return "\n".join(texts)


if __name__ == "__main__":
    written = copy_vendor(Path(sys.argv[1]), TARGET)
    sys.stdout.write(f"{len(written)} files in {TARGET}\n")
