"""Commands that write paper: brief."""

import argparse
from pathlib import Path
from typing import Any

from trialdesk.cli.output import print_message, report_progress
from trialdesk.cli.site_commands import add_near, near
from trialdesk.presentation.wording.translation import _


def add_paper_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    brief = commands.add_parser("brief", help=_("write the printable brief of a board"))
    brief.add_argument("ids", nargs="+", metavar="NCT")
    brief.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    brief.add_argument("--paper", choices=("a4", "letter"), default="a4")
    add_near(brief)
    brief.set_defaults(run=_brief)


def _brief(options: argparse.Namespace) -> int:
    from trialdesk.operations.open_library import open_library
    from trialdesk.operations.print_sites import Printing
    from trialdesk.operations.publish import publish_brief
    from trialdesk.settings import cache_folder, load

    chosen, _message = load()
    home = near(options.near) or chosen.home
    printing = Printing(options.paper, home, cache_folder(), chosen.boundaries, chosen.outline)
    ids = [name.upper() for name in options.ids]
    with open_library(options.library) as library:
        path = publish_brief(library, ids, options.out, printing, report_progress)
    print_message(_("Brief written: {path}").format(path=path))
    return 0
