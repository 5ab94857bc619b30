"""Commands on places."""

import argparse
from typing import TYPE_CHECKING, Any

from trialdesk.cli.output import print_json, print_message, print_text
from trialdesk.presentation.wording.places import full_place_name, note_words
from trialdesk.presentation.wording.translation import _
from trialdesk.settings import cache_folder

if TYPE_CHECKING:
    from trialdesk.domain.place import Located, Place


def add_place_commands(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type
    geocode = commands.add_parser("geocode", help=_("find where a place lies"))
    geocode.add_argument("text", metavar="TEXT", help=_('such as "Hefei, Anhui, China"'))
    geocode.add_argument("--json", action="store_true")
    geocode.set_defaults(run=_geocode)


def _geocode(options: argparse.Namespace) -> int:
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.geography.places.geocode import geocode_text

    with open_gazetteer(cache_folder()) as gazetteer:
        located = geocode_text(gazetteer, options.text)
    if options.json:
        from trialdesk.exports.place_json import located_json

        print_json(located_json(options.text, located))
    else:
        _tell(located)
    return 0


def _tell(located: "Located") -> None:
    if located.place is not None:
        print_text(_line(located.place))
    note = note_words(located)
    print_text(f"{_status(located)}: {note}" if note else _status(located))
    for other in located.alternatives:
        print_text(_("or {place}").format(place=_line(other)))
    print_message(_("Places: GeoNames (CC BY 4.0)"))


def _line(place: "Place") -> str:
    return f"{full_place_name(place)}  {place.latitude:.3f}, {place.longitude:.3f}"


def _status(located: "Located") -> str:
    return {
        "ok": _("found"),
        "check": _("to be checked"),
        "province-only": _("only the province is known"),
        "not-found": _("not found"),
    }[located.status]
