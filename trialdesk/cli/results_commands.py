"""The command on reported results."""

import argparse
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.presentation.wording.translation import _


def add_results_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    results = commands.add_parser("results", help=_("show reported results, recomputed"))
    results.add_argument("ids", nargs="+", metavar="NCT")
    results.add_argument("--json", action="store_true")
    results.set_defaults(run=_results)


def _results(options: argparse.Namespace) -> int:
    from trialdesk.operations.open_library import open_library

    with open_library(options.library) as library:
        trials = library.trials([name.upper() for name in options.ids])
    if options.json:
        from trialdesk.exports.results_json import results_json

        print_json(results_json(trials))
    else:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.results.results_table import results_table

        for trial in trials:
            print_text(table_text(results_table(trial)))
    return 0
