"""Writing the printed brief of a board."""

import errno
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from trialdesk import __version__
from trialdesk.comparison.compare import compare
from trialdesk.errors import TrialDeskError
from trialdesk.files import replace_file
from trialdesk.operations.print_sites import Printing, printed_sites
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.progress import Progress, silent

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.storage.library import Library

_MOST_TRIALS = 6

_REMEDIES = {
    errno.ENOENT: "the folder does not exist. Choose an existing folder",
    errno.ENOTDIR: "the folder does not exist. Choose an existing folder",
    errno.EISDIR: "it is a folder. Choose a file name",
    errno.EACCES: "permission denied. Choose another folder, or close the file where it is open",
    errno.EPERM: "permission denied. Choose another folder, or close the file where it is open",
    errno.EROFS: "the disk cannot be written to. Choose another folder",
    errno.ENOSPC: "the disk is full. Free some space and try again",
    errno.EDQUOT: "the disk quota is used up. Free some space and try again",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


ON_A4 = Printing()


def publish_brief(
    library: "Library",
    ids: Sequence[str],
    out: Path,
    printing: Printing = ON_A4,
    progress: Progress = silent,
) -> Path:
    """Print the brief of one to six trials to a PDF file, replacing it only when it is complete.

    Raises TrialMissingError, and TrialDeskError naming the path and what to do.
    """
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.analyse import align_criteria, check_trials
    from trialdesk.reports.pdf import write_pdf

    if not 1 <= len(ids) <= _MOST_TRIALS:
        raise TrialDeskError(f"A brief holds one to {_MOST_TRIALS} trials, not {len(ids)}.")
    if out.is_dir():
        raise _unwritten(out, _REMEDIES[errno.EISDIR])
    today = date.today()  # noqa: DTZ011 - the day where the reader is
    pages = BytesIO()
    trials, criteria = align_criteria(library, ids)
    each_once = tuple({trial.id: trial for trial in trials}.values())
    with open_gazetteer(printing.cache) as gazetteer:
        sites = printed_sites(library, trials, printing, gazetteer)
        findings = check_trials(library, each_once, gazetteer)
    contents = Contents(compare(trials), criteria, sites, findings)
    write_pdf(brief(contents, today, __version__), pages, printing.paper, progress)
    _replace(out, pages.getvalue())
    return out


def _replace(out: Path, content: bytes) -> None:
    try:
        replace_file(out, content)
    except OSError as error:
        reason = _REMEDIES.get(error.errno or 0, f"{error.strerror or error}. Try another folder")
        raise _unwritten(out, reason) from error


def _unwritten(out: Path, reason: str) -> TrialDeskError:
    return TrialDeskError(f"The brief could not be written to {out}: {reason}.")
