"""The one function every text a user reads goes through."""

import gettext
from typing import TYPE_CHECKING

from trialdesk.marking import Message

if TYPE_CHECKING:  # the window is painted without decimals
    from decimal import Decimal

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(text: str) -> str:
    """Return a literal text in the chosen language, or as it stands in English."""
    return _catalogue.gettext(text)


def translated(message: Message) -> str:
    """Return a message that was marked elsewhere in the chosen language; an empty one is empty."""
    return _catalogue.gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: "float | Decimal") -> str:
    """Return the form of a text that goes with a number in the chosen language."""
    return _catalogue.ngettext(singular, plural, _whole(number))


def _whole(number: "float | Decimal") -> int:
    """Return a number that takes the same form; a fraction, "1.5 weeks", takes the plural."""
    return int(number) if number == int(number) else 2


def use_catalogue(catalogue: gettext.NullTranslations) -> None:
    """Translate with this catalogue from now on; what is worded already stays as it is."""
    global _catalogue  # noqa: PLW0603 - one language a process, chosen once at its start
    _catalogue = catalogue
