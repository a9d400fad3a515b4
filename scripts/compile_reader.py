"""Compiles the reader's modules: mypyc writes them as C, the machine's C compiler does the rest, into this environment.

Reading then takes a third less time; it is the same reading. Without a C compiler or Python's headers nothing is compiled and nothing
fails: the reader runs as plain Python. ``chutri.reading.compiled`` takes the twins only as long as the sources are the same.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mypyc.build import mypycify

from chutri.reading.compiled import HERE, PLACE, STAMP, fingerprint

# Modules that gain nothing: values that dataclasses makes, patterns that put their own methods in place, what runs once or
# is asked for once.
_PLAIN = {"__init__", "beginnings", "compiled", "errors", "lazy", "model", "patterns"}
_SOURCES = HERE.parents[1]  # the folder that the package stands in
# Code for a program that runs long may be optimised further; here most time passes in Python's own library.
_FLAGS = ("-O1", "-g0", "-w", "-DNDEBUG", "-fno-strict-aliasing", "-fwrapv", "-fPIC")


def main() -> int:
    """Compile; 0 as well where it cannot be done, after a line that says why."""
    compiler = _compiler()
    headers = Path(sysconfig.get_paths()["include"])
    if compiler is None or not (headers / "Python.h").is_file():
        missing = "C compiler" if compiler is None else "Python.h (Debian: python3-dev)"
        print(f"The reader runs as plain Python: no {missing} here.")
        return 0
    stamp = PLACE / STAMP
    if stamp.is_file() and stamp.read_text("ascii") == fingerprint():
        return 0
    before = fingerprint()
    with tempfile.TemporaryDirectory(prefix="chutri-compile-") as work:
        try:
            _compile(compiler, headers, Path(work))
        except (subprocess.CalledProcessError, SystemExit) as error:  # mypyc leaves by the latter
            said = error.stderr if isinstance(error, subprocess.CalledProcessError) else "mypyc: see `make types`"
            print(f"The reader runs as plain Python, it could not be compiled: {said}", file=sys.stderr)
            return 0
        _put(Path(work, "out"))
    stamp.write_text(before, "ascii")
    return 0


def _compiler() -> list[str] | None:
    """The C compiler that Python was made with, or another one that is there."""
    own = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    for words in (own, ["cc"], ["gcc"], ["clang"]):
        if words and shutil.which(words[0]):
            return words
    return None


def _compile(compiler: list[str], headers: Path, work: Path) -> None:
    """Write each module as C, compile on every core, link each into a module of its own below ``work``/out."""
    link = shlex.split(sysconfig.get_config_var("LDSHARED") or "cc -shared")
    link = [*compiler, *link[1:]]
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    include = [f"-I{headers}", f"-I{work / 'chutri' / 'reading'}"]

    def compiled(source: str, folders: list[str]) -> str:
        made = Path(source).with_suffix(".o")
        made = made if made.is_relative_to(work) else work / made.name  # mypyc's own runtime, which stays where it is
        _run([*compiler, *_FLAGS, *include, *(f"-I{folder}" for folder in folders), "-c", source, "-o", str(made)])
        return str(made)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        objects = {
            extension.name: [pool.submit(compiled, source, extension.include_dirs) for source in extension.sources]
            for extension in _as_c(work)
        }
        for name, made in objects.items():
            target = work / "out" / f"{name.replace('.', os.sep)}{suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            _run([*link, *(one.result() for one in made), "-o", str(target)])


def _as_c(work: Path) -> list[Any]:
    """The modules as C, in one group whose members call each other directly."""
    sources = work / "sources"
    shutil.copytree(HERE, sources / HERE.relative_to(_SOURCES), ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE.parent / "__init__.py", sources / HERE.parent.relative_to(_SOURCES))
    modules = sorted(path for path in (sources / "chutri" / "reading").glob("*.py") if path.stem not in _PLAIN)
    for module in modules:
        module.write_text(_settled(module.read_text("utf-8")), "utf-8")
    with contextlib.chdir(sources), _quiet():
        return mypycify(
            [
                "--config-file=",
                f"--cache-dir={os.devnull}",
                "--ignore-missing-imports",
                *(module.relative_to(sources).as_posix() for module in modules),
            ],
            multi_file=True,
            target_dir=str(work),
            group_name="chutri.reading.compiled",
        )


def _settled(source: str) -> str:
    """A module whose names in capitals are said to be final: compiled code then need not look them up each time."""
    settled = re.sub(r"^(_?[A-Z][A-Z0-9_]*) = ", r"\1: Final = ", source, flags=re.MULTILINE)
    start = "from __future__ import annotations"
    return settled.replace(f"{start}\n", f"{start}; from typing import Final\n", 1)  # every line keeps its number


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """mypyc remarks on what it could do better; only what stops it is of interest, and that raises."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def _put(made: Path) -> None:
    """The new twins instead of the old ones; without a stamp as yet, so that nobody takes half of them."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, PLACE)


if __name__ == "__main__":
    sys.exit(main())
