"""The command on records that may be of one trial: links."""

import argparse
from typing import Any

from trialdesk.cli.output import print_json, print_text
from trialdesk.presentation.wording.translation import _


def add_link_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    links = commands.add_parser(
        "links", help=_("list, confirm or refuse records that may be of one trial")
    )
    pair = {"nargs": 2, "metavar": ("A", "B"), "type": str.strip}
    answers = links.add_mutually_exclusive_group()
    answers.add_argument("--confirm", help=_("the two are one trial"), **pair)
    answers.add_argument("--refuse", help=_("the two are different trials"), **pair)
    links.add_argument("--json", action="store_true")
    links.set_defaults(run=_links)


def _links(options: argparse.Namespace) -> int:
    from trialdesk.operations.links import answer
    from trialdesk.operations.open_library import open_library

    asked = options.confirm or options.refuse
    with open_library(options.library, writable=bool(asked)) as library:
        links = library.links()
        if asked:
            link, other = asked
            links = (answer(library, link, other, "confirmed" if options.confirm else "refused"),)
    if options.json:
        print_json(
            [
                {"a": link.first, "b": link.second, "number": link.number, "state": link.state}
                for link in links
            ]
        )
    else:
        lines = (f"{link.state:10}{link.first}  {link.second}  ({link.number})" for link in links)
        print_text("\n".join(lines))
    return 0
