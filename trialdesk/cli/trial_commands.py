"""Commands on trials: show, compare."""

import argparse
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.comparison.sections import SECTIONS
from trialdesk.presentation.wording.translation import _


def add_trial_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    show = commands.add_parser("show", help=_("show one trial, whole"))
    show.add_argument("id", metavar="NCT")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)
    compare = commands.add_parser("compare", help=_("put trials side by side"))
    compare.add_argument("ids", nargs="+", metavar="NCT")
    compare.add_argument("--section", choices=[section.name for section in SECTIONS])
    compare.add_argument("--only-differences", action="store_true")
    compare.add_argument("--json", action="store_true")
    compare.set_defaults(run=_compare)


def _show(options: argparse.Namespace) -> int:
    from trialdesk.exports.trial_json import show
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.open_library import open_library
    from trialdesk.operations.sites import locate
    from trialdesk.settings import cache_folder

    with open_library(options.library) as library:
        (trial,) = library.trials([options.id.upper()])
        corrections = library.place_corrections()
    if options.json:
        with open_gazetteer(cache_folder()) as gazetteer:
            sites = locate([trial], gazetteer, corrections)
        print_json(show(trial, sites))
    else:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.comparison.record import record_table

        print_text(table_text(record_table(trial)))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from trialdesk.operations.analyse import compare_trials
    from trialdesk.operations.open_library import open_library

    sections = [section for section in SECTIONS if options.section in {None, section.name}]
    with open_library(options.library) as library:
        comparison = compare_trials(library, [name.upper() for name in options.ids], sections)
    if options.json:
        from trialdesk.exports.comparison_json import comparison_json

        print_json(comparison_json(comparison, only_differences=options.only_differences))
    else:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.comparison.comparison_table import comparison_table

        table = comparison_table(comparison, only_differences=options.only_differences)
        print_text(table_text(table))
    return 0
