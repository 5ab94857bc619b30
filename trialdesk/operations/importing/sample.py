"""Writing the sample library."""

from pathlib import Path

from trialdesk.errors import TrialDeskError
from trialdesk.operations.importing.import_trials import import_files
from trialdesk.progress import Progress, silent
from trialdesk.resources import locate


def write_sample(path: Path, progress: Progress = silent) -> Path:
    """Write a fresh library of the five sample trials; it appears whole or not at all.

    Raises TrialDeskError when there is a file already, or none can be written.
    """
    from trialdesk.operations.open_library import open_library
    from trialdesk.storage.database.file import put_into_place

    try:
        with (
            put_into_place(path) as unfinished,
            open_library(unfinished, create=True, writable=True) as library,
        ):
            import_files(library, [locate("sample_db/records")], progress=progress)
    except FileExistsError:
        raise TrialDeskError("sample-exists", path=path) from None
    except OSError as error:
        raise TrialDeskError("sample-unwritten", path=path, reason=error.strerror) from error
    return path
