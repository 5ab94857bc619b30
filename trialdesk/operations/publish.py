"""Writing the printed brief of a board."""

import errno
import os
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
        raise TrialDeskError("brief-size", most=_MOST_TRIALS, number=len(ids))
    if out.is_dir():
        refusal = IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        raise TrialDeskError("brief-unwritten", path=out, reason=refusal)
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
        raise TrialDeskError("brief-unwritten", path=out, reason=error) from error
