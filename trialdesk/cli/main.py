"""The command line's one door: reads the arguments, runs the command, gives the exit status."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from trialdesk import __version__
from trialdesk.cli.output import print_message
from trialdesk.errors import Cancelled, TrialDeskError
from trialdesk.presentation.wording.translation import _
from trialdesk.settings import default_library

NOT_DONE, INTERRUPTED, DEFECT = 1, 130, 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or the window where none is named; give the exit status."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(options.run(options))
    except TrialDeskError as error:
        from trialdesk.presentation.wording.failures import failure_words

        print_message(f"trialdesk: {failure_words(error)}")
        return NOT_DONE
    except (Cancelled, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read the output has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - the edge: anything else is a defect of ours
        traceback.print_exc()
        print_message(_("trialdesk: this is a defect in TrialDesk; please report the lines above"))
        return DEFECT


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; the commands are loaded only where one may be meant."""
    if not arguments or _names_a_library_alone(arguments):
        return _parser().parse_args(arguments)
    from trialdesk.cli.site_commands import joined_near

    parser = _parser()
    _add_commands(parser)
    return parser.parse_args(joined_near(arguments))


def _names_a_library_alone(arguments: Sequence[str]) -> bool:
    option, *values = arguments
    return option == "--library" and len(values) == 1 and not values[0].startswith("-")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trialdesk",
        description=_("Clinical-trial records side by side, offline."),
    )
    parser.add_argument("--version", action="version", version=f"trialdesk {__version__}")
    parser.add_argument(
        "--library",
        default=os.environ.get("TRIALDESK_LIBRARY") or str(default_library()),
        metavar="PATH_OR_URL",
        help=_("the library to use; by default the one in your data folder"),
    )
    parser.set_defaults(run=_window)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    from trialdesk.cli.checks_commands import add_checks_commands
    from trialdesk.cli.criteria_commands import add_criteria_commands
    from trialdesk.cli.history_commands import add_history_commands
    from trialdesk.cli.library_commands import add_library_commands
    from trialdesk.cli.link_commands import add_link_commands
    from trialdesk.cli.paper_commands import add_paper_commands
    from trialdesk.cli.place_commands import add_place_commands
    from trialdesk.cli.results_commands import add_results_commands
    from trialdesk.cli.site_commands import add_site_commands
    from trialdesk.cli.trial_commands import add_trial_commands

    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND")
    add_library_commands(commands)
    add_trial_commands(commands)
    add_criteria_commands(commands)
    add_checks_commands(commands)
    add_results_commands(commands)
    add_history_commands(commands)
    add_link_commands(commands)
    add_site_commands(commands)
    add_paper_commands(commands)
    add_place_commands(commands)


def _window(options: argparse.Namespace) -> int:
    from trialdesk.gui.app import run

    return run(options.library)
