"""Commands on eligibility criteria."""

import argparse
import sys
from pathlib import Path
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.errors import UnreadableFileError
from trialdesk.presentation.wording.translation import _


def add_criteria_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    criteria = commands.add_parser("criteria", help=_("align eligibility criteria by subject"))
    criteria.add_argument("ids", nargs="*", metavar="NCT")
    criteria.add_argument(
        "--text", metavar="FILE|-", help=_("split and read any eligibility text instead")
    )
    criteria.add_argument("--json", action="store_true")
    criteria.set_defaults(run=_criteria, usage_error=criteria.error)


def _criteria(options: argparse.Namespace) -> int:
    if bool(options.ids) == (options.text is not None):
        options.usage_error(_("name trials, or one text with --text"))
    if options.text is not None:
        return _read_text(options)
    return _align(options)


def _align(options: argparse.Namespace) -> int:
    from trialdesk.operations.analyse import align_criteria
    from trialdesk.operations.open_library import open_library

    with open_library(options.library) as library:
        trials, rows = align_criteria(library, [name.upper() for name in options.ids])
    if options.json:
        from trialdesk.exports.criteria_json import alignment_json

        print_json(alignment_json(rows, trials))
    else:
        from trialdesk.cli.text import table_text
        from trialdesk.presentation.criteria.criteria_table import criteria_table

        print_text(table_text(criteria_table(rows, trials)))
    return 0


def _read_text(options: argparse.Namespace) -> int:
    from trialdesk.exports.criteria_json import text_json

    document = text_json(_text(options.text))
    if options.json:
        print_json(document)
    else:
        for item in document["criteria"]:
            print_text(f"{item['id']:5}{'  ' * item['depth']}{item['text']}")
    return 0


def _text(name: str) -> str:
    raw = sys.stdin.buffer.read() if name == "-" else _file_bytes(Path(name))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"not UTF-8 text from byte {error.start + 1} on"
        raise UnreadableFileError(name, place, "Save it as UTF-8 text.") from error


def _file_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        place = f"cannot be opened ({error.strerror})"
        raise UnreadableFileError(str(path), place, "Check the name.") from error
