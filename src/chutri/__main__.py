"""``python -m chutri`` is ``chutri``."""

import sys

from chutri.cli import main

if __name__ == "__main__":
    sys.exit(main())
