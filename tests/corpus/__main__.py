"""``python -m tests.corpus``: the scores of tests/corpus/score.py."""

import sys

from tests.corpus.score import main

sys.exit(main())
