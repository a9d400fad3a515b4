"""Runs as a process of its own (``python -m chutri.signing.worker``): everything that is done to a file that somebody sent.

JSON comes in through stdin, so that what opens a key never stands in a list of processes; JSON goes out through stdout. What
can't be done is told as ``problem`` in Vietnamese.
"""

from __future__ import annotations

import json
import resource
import sys
from base64 import b64decode, b64encode
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from chutri.signing.errors import SigningError
from chutri.signing.keys import Key, opened
from chutri.signing.model import Frame
from chutri.signing.office_check import check_office
from chutri.signing.pdf_check import check_pdf
from chutri.signing.pdf_sign import prepare_pdf, sign_pdf, stamper_at
from chutri.signing.places import pages_of, place_of_name


def _check(given: dict[str, Any]) -> Any:
    check = check_pdf if given["pdf"] else check_office
    with Path(given["file"]).open("rb") as file:
        roots = [b64decode(root) for root in given["roots"]]
        signatures = check(file, roots=roots, moment=datetime.fromisoformat(given["moment"]))
    return [one.as_json() for one in signatures.found]


def _sign(given: dict[str, Any]) -> str:
    data = Path(given["file"]).read_bytes()
    frame = Frame.from_json(given["frame"]) if given["frame"] else None
    if given["key"] is None:
        assert frame is not None  # noqa: S101  asked for by bounded.sign_file
        return b64encode(prepare_pdf(data, field=given["field"], frame=frame)).decode()
    with opened(Key.from_json(given["key"])) as signer:
        signed = sign_pdf(
            data,
            signer=signer,
            field=given["field"],
            frame=frame,
            at=datetime.fromisoformat(given["at"]),
            stamper=stamper_at(given["stamper"]),
        )
    return b64encode(signed).decode()


def _place(given: dict[str, Any]) -> dict[str, Any]:
    found = place_of_name(given["file"], given["name"])
    return {"box": asdict(found) if found else None, "pages": pages_of(given["file"])}


def main() -> int:
    """Do one job within the bounds that it was given."""
    given = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (given["memory"], given["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (given["seconds"], given["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer: dict[str, Any] = {"done": {"check": _check, "sign": _sign, "place": _place}[given["job"]](given)}
    except SigningError as error:
        answer = {"problem": str(error)}
    except Exception:  # whatever a hostile file makes these libraries raise; no word of it may hold a secret
        answer = {"broken": True}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
