"""The command on the soundness of records."""

import argparse
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.presentation.wording.translation import _
from trialdesk.settings import cache_folder


def add_checks_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    checks = commands.add_parser("checks", help=_("show what in the records cannot be right"))
    checks.add_argument("ids", nargs="*", metavar="NCT", help=_("by default the whole library"))
    checks.add_argument("--json", action="store_true")
    checks.set_defaults(run=_checks)


def _checks(options: argparse.Namespace) -> int:
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.analyse import check_records
    from trialdesk.operations.open_library import open_library

    names = [name.upper() for name in options.ids]
    with open_library(options.library) as library, open_gazetteer(cache_folder()) as gazetteer:
        trials, findings = check_records(library, names, gazetteer)
    if options.json:
        from trialdesk.exports.checks_json import checks_json

        print_json(checks_json(findings))
    elif findings:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.checks.checks_table import checks_table

        print_text(table_text(checks_table(findings, trials)))
    else:
        print_text(_("Nothing was found."))
    return 0
