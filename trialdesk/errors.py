"""The failures a user can understand and act on; anything else is a defect.

None is a sentence: ``presentation.wording.failures`` words each by its kind and its fields.
"""


class TrialDeskError(Exception):
    """The environment's fault, raised or reported: a kind such as "library-damaged", and values.

    ``fields`` are the values its words name. The text of the error itself is for logs alone.
    """

    def __init__(self, kind: str, /, **fields: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.fields = fields

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!s}" for name, value in self.fields.items())
        return f"{self.kind} ({values})" if values else self.kind


class UnreadableFileError(TrialDeskError):
    """A file no record could be read from: names file, place and remedy."""

    def __init__(self, document: str, place: str, remedy: str) -> None:
        super().__init__("file-unreadable", document=document, place=place, remedy=remedy)
        self.document = document
        self.place = place

    def __str__(self) -> str:
        return "{document}: {place}. {remedy}".format(**self.fields)


class UnreadableRecordError(TrialDeskError):
    """A stored record is damaged, or can no longer be read as its trial."""


class LibraryMissingError(TrialDeskError):
    """The named library does not exist."""


class LibraryUnusableError(TrialDeskError):
    """The named library cannot be opened: damaged, newer than this program, or not a library."""


class LibraryInUseError(TrialDeskError):
    """Another TrialDesk writes to the library."""


class TrialMissingError(TrialDeskError):
    """The library holds no such trial."""


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user cancelled; nothing is shown."""
