"""The command line: ``chutri read|check|import|export|serve|worker|history|doctor``.

``program`` parses and reports errors, ``arguments`` says what may be typed, each command has a module of its own, and
``forms`` gives a reading the form that was asked for. Imports wait for the command that needs them: ``chutri read``
must start in a third of a second and never loads Django.
"""

from chutri.cli.program import main

__all__ = ["main"]
