"""Commands on where trials run: sites."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.domain.located_site import Home, SitesOnMap


def add_site_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    sites = commands.add_parser("sites", help=_("list the sites of trials, also nearest first"))
    sites.add_argument("ids", nargs="+", metavar="NCT")
    add_near(sites)
    sites.add_argument("--json", action="store_true")
    sites.set_defaults(run=_sites)


def add_near(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--near",
        metavar="PLACE|LAT,LON",
        help=_('where distances are counted from, as "Hefei, Anhui, China" or 31.86,117.28'),
    )


def joined_near(arguments: Sequence[str]) -> list[str]:
    """Join --near with a latitude below zero, which argparse would take for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--near" and re.match(r"-\d", argument):
            joined[-1] = f"--near={argument}"
        else:
            joined.append(argument)
    return joined


def near(text: str | None) -> "Home | None":
    """Find the place named with --near; raises TrialDeskError where it is not certain."""
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.sites import home_at
    from trialdesk.settings import cache_folder

    if text is None:
        return None
    with open_gazetteer(cache_folder()) as gazetteer:
        return home_at(gazetteer, text)


def _sites(options: argparse.Namespace) -> int:
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.operations.open_library import open_library
    from trialdesk.operations.sites import located_sites
    from trialdesk.settings import cache_folder

    home = near(options.near)
    with open_library(options.library) as library, open_gazetteer(cache_folder()) as gazetteer:
        sites = located_sites(library, [name.upper() for name in options.ids], gazetteer, home)
    if options.json:
        from trialdesk.exports.sites_json import sites_json

        print_json(sites_json(sites))
    else:
        print_text(_text(sites))
    return 0


def _text(sites: "SitesOnMap") -> str:
    from trialdesk.cli.text import table_text
    from trialdesk.presentation.sites.site_table import site_table
    from trialdesk.presentation.sites.site_words import coverage_line

    table = site_table(sites)
    notes = (coverage_line(place, trial) for place, trial in enumerate(sites.trials))
    return table_text(replace(table, notes=tuple(notes)))
