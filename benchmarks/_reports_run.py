"""One run of the reports benchmark on the database that ``CHUTRI_DATABASE_URL`` names. Prints seconds as one JSON object."""

from __future__ import annotations

import json

from chutri.office.project import start


def main() -> None:
    """Fill the database, measure, print."""
    start.prepare()
    from benchmarks import _reports_office as office

    print(json.dumps(office.measured()))


if __name__ == "__main__":
    main()
