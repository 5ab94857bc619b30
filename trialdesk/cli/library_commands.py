"""Commands on the library: sample, import, reindex, list, search."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trialdesk.cli.output import print_json, print_message, print_text, report_progress
from trialdesk.presentation.wording.translation import _
from trialdesk.registries.study.dates import is_date

if TYPE_CHECKING:
    from trialdesk.operations.importing.import_trials import ImportReport

DONE, IN_PART, NOT_DONE = 0, 3, 1


def add_library_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    sample = commands.add_parser("sample", help=_("write a library holding the five sample trials"))
    sample.add_argument("path", type=Path, metavar="PATH")
    sample.set_defaults(run=_sample)
    imports = commands.add_parser("import", help=_("store the records of files and folders"))
    imports.add_argument("paths", type=Path, nargs="+", metavar="FILE")
    imports.add_argument(
        "--as-of", type=_date, metavar="DATE", help=_("the day the data stand for, as 2026-11-24")
    )
    imports.add_argument("--json", action="store_true")
    imports.set_defaults(run=_import)
    again = commands.add_parser(
        "reindex", help=_("read the stored records again, after an update of TrialDesk")
    )
    again.add_argument("--json", action="store_true")
    again.set_defaults(run=_reindex)
    listing = commands.add_parser("list", help=_("list the trials of the library"))
    _add_filters(listing)
    listing.set_defaults(run=_list, words=[], limit=None)
    search = commands.add_parser(
        "search", help=_("find trials by words of titles, drugs, sponsors, sites and criteria")
    )
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_positive, metavar="N")
    _add_filters(search)
    search.set_defaults(run=_list)


def _add_filters(command: argparse.ArgumentParser) -> None:
    phases = ("EARLY_PHASE1", "PHASE1", "PHASE2", "PHASE3", "PHASE4", "NA")
    command.add_argument("--phase", action="append", type=str.upper, choices=phases, default=[])
    command.add_argument("--status", action="append", type=str.upper, default=[], metavar="STATUS")
    command.add_argument("--country", action="append", default=[], metavar="NAME")
    command.add_argument("--drug", action="append", default=[], metavar="NAME")
    command.add_argument("--has-results", action="store_true", default=None)
    command.add_argument("--json", action="store_true")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("not a number from 1: {text}").format(text=text))
    return int(text)


def _date(text: str) -> str:
    if not is_date(text):
        raise argparse.ArgumentTypeError(_("not a date: {text}").format(text=text))
    return text


def _sample(options: argparse.Namespace) -> int:
    from trialdesk.operations.importing.sample import write_sample

    path = write_sample(options.path, report_progress)
    print_message(_("Sample library written: {path}").format(path=path))
    return DONE


def _import(options: argparse.Namespace) -> int:
    from trialdesk.operations.importing.import_trials import import_files
    from trialdesk.operations.open_library import open_library

    with open_library(options.library, create=True, writable=True) as library:
        report = import_files(library, options.paths, options.as_of, report_progress)
    if options.json:
        from trialdesk.operations.importing.import_report import import_json

        print_json(import_json(report))
    else:
        print_text(_report_text(report))
    return _exit_status(report)


def _reindex(options: argparse.Namespace) -> int:
    from trialdesk.operations.importing.reindex import reindex
    from trialdesk.operations.open_library import open_library
    from trialdesk.presentation.wording.failures import failure_words

    with open_library(options.library, writable=True) as library:
        report = reindex(library, report_progress)
    unread = [
        f"{record.id}: {failure_words(record.unread)}" for record in report.unread if record.unread
    ]
    if options.json:
        print_json({"read": report.read, "renewed": report.renewed, "unread": unread})
    else:
        text = _("{read} records read again, {renewed} of them listed anew.")
        print_text(text.format(read=report.read, renewed=report.renewed))
        for name in unread:
            print_text(_("not readable any more: {name}").format(name=name))
    return IN_PART if unread else DONE


def _exit_status(report: "ImportReport") -> int:
    rejected = report.counts["rejected"]
    if not rejected:
        return DONE
    return IN_PART if rejected < len(report.records) else NOT_DONE


def _report_text(report: "ImportReport") -> str:
    lines = [
        f"{record.outcome:10}{record.id or '-':14}{record.document}"
        + (f"  {record.reason}" if record.reason else "")
        for record in report.records
    ]
    counts = ", ".join(f"{number} {outcome}" for outcome, number in report.counts.items())
    return "\n".join([*lines, counts])


def _list(options: argparse.Namespace) -> int:
    from trialdesk.exports.listing_json import listing_json
    from trialdesk.operations.find_trials import find_trials
    from trialdesk.operations.open_library import open_library
    from trialdesk.storage.lists.search import Search

    asked = Search(
        words=" ".join(options.words),
        phases=tuple(options.phase),
        statuses=tuple(options.status),
        countries=tuple(options.country),
        drugs=tuple(options.drug),
        has_results=options.has_results,
    )
    with open_library(options.library) as library:
        if asked == Search():
            summaries = library.summaries()
        else:
            summaries = find_trials(library, asked, options.limit)
    if options.json:
        print_json(listing_json(summaries))
    else:
        width = max((len(summary.id) for summary in summaries), default=0)
        print_text("\n".join(f"{s.id:{width}}  {s.brief_title or ''}" for s in summaries))
    return DONE
