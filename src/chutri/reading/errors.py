"""What can go wrong when a file cannot be read at all.

::

    ReadingError                the message is Vietnamese and fit for the screen
    ├── UnsupportedFile         not a kind of file that is read, or not what its name says
    ├── BrokenFile              the right kind, but damaged or empty
    ├── ProtectedFile           encrypted, or
    │   └── SecretDocument      marked MẬT, TỐI MẬT, TUYỆT MẬT: it must not even be kept
    ├── TooLarge                past a bound of bytes, pages, expansion or time
    └── MissingProgram          a program that this kind of file needs is not installed

Doubt about what a readable text means is never an exception: it is ``Reading.unread`` or a low confidence.
"""


class ReadingError(Exception):
    """A file could not be read; ``str()`` of it is a Vietnamese sentence for the user."""


class UnsupportedFile(ReadingError):
    """The file is of a kind that is not read."""


class BrokenFile(ReadingError):
    """The file is damaged or holds no text."""


class ProtectedFile(ReadingError):
    """The file is encrypted or carries a mark of secrecy."""


class SecretDocument(ProtectedFile):
    """The letterhead carries a mark of secrecy."""


class TooLarge(ReadingError):
    """The file is beyond a bound."""


class MissingProgram(ReadingError):
    """A system program is needed and absent; the message says which Debian package brings it."""
