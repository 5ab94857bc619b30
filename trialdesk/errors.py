"""The failures a user can understand and act on; anything else is a defect."""


class TrialDeskError(Exception):
    """The environment's fault; its text is shown to the user as it is."""


class UnreadableFileError(TrialDeskError):
    """A file no record could be read from: names file, place and remedy."""

    def __init__(self, document: str, place: str, remedy: str) -> None:
        super().__init__(f"{document}: {place}. {remedy}")
        self.document = document
        self.place = place
        self.remedy = remedy


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
