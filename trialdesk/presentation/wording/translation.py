"""The one function every text a user reads goes through."""

import gettext

from trialdesk.resources import locate

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(text: str) -> str:
    """Give a text in the chosen language, or as it stands in English."""
    return _catalogue.gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a text of a table for translation and return it as it stands, in English."""
    return text


def choose_language(code: str) -> None:
    """Use the catalogue of a language such as "zh_CN"; English where there is none."""
    global _catalogue  # noqa: PLW0603 - one language a process, chosen once at its start
    folder = locate("resources") / "translations"
    _catalogue = gettext.translation("trialdesk", folder, [code], fallback=True)
