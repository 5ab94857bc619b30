"""Commands on the stored states of a trial: history, changes."""

import argparse
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.presentation.wording.translation import _


def add_history_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    history = commands.add_parser("history", help=_("list the snapshots of a trial"))
    history.add_argument("id", metavar="NCT")
    history.add_argument("--json", action="store_true")
    history.set_defaults(run=_history)
    changes = commands.add_parser("changes", help=_("show what changed between two snapshots"))
    changes.add_argument("id", metavar="NCT")
    changes.add_argument(
        "--from", type=int, dest="start", metavar="N", help=_("by default the one before --to")
    )
    changes.add_argument(
        "--to", type=int, dest="end", metavar="M", help=_("by default the last snapshot")
    )
    changes.add_argument("--json", action="store_true")
    changes.set_defaults(run=_changes)


def _history(options: argparse.Namespace) -> int:
    from trialdesk.operations.history import history
    from trialdesk.operations.open_library import open_library

    with open_library(options.library) as library:
        snapshots = history(library, options.id.upper())
    if options.json:
        from trialdesk.exports.history_json import history_json

        print_json(history_json(snapshots))
    else:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.history.changes_table import history_table

        print_text(table_text(history_table(snapshots)))
    return 0


def _changes(options: argparse.Namespace) -> int:
    from trialdesk.operations.history import changes_between
    from trialdesk.operations.open_library import open_library

    with open_library(options.library) as library:
        changed = changes_between(library, options.id.upper(), options.start, options.end)
    if options.json:
        from trialdesk.exports.history_json import changes_json

        print_json(changes_json(changed.trial, changed.before, changed.after, changed.changes))
    elif changed.changes:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.history.changes_table import changes_table

        print_text(table_text(changes_table(changed.changes, changed.before, changed.after)))
    else:
        text = _("No compared attribute differs between snapshots {before} and {after}.")
        print_text(text.format(before=changed.before.id, after=changed.after.id))
    return 0
