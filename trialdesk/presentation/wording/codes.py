"""The words for dates, letters and cautions: each worded once, here."""

from datetime import date

from trialdesk.marking import N_
from trialdesk.presentation.wording.translation import _, translated

_BASES = {
    "registry version": N_("registry data of"),
    "last updated": N_("last updated"),
    "last reviewed": N_("page reviewed"),
    "published": N_("published"),
    "given at import": N_("dated at import"),
}

STALE_DAYS = 180


def not_stated() -> str:
    return _("not stated")


def not_listed_note() -> str:
    return _("– stands where a record does not list the entry.")


def caution() -> str:
    """Return the sentence that stands on every comparison, on screen and on paper."""
    return _(
        "Side-by-side display of separate trials. Patients, eras, control arms, assessments and "
        "follow-up differ; differences between columns are not treatment effects."
    )


def purpose() -> str:
    """Say what the program is not."""
    return _(
        "TrialDesk shows what trial records say. It is not a medical device and takes no decision; "
        "verify against the protocol and the registry."
    )


def trial_letter(place: int) -> str:
    """Return the letter that stands for the trial at this place of the board."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]


def data_date(day: str | None, basis: str | None) -> str:
    """Word the date a record's data stand for."""
    if day is None:
        return _("data date not stated")
    return f"{translated(_BASES[basis])} {day}" if basis in _BASES else day


def age_days(day: str | None, today: date) -> int | None:
    """Return the age of data in days; None unless the date is stated to the day."""
    try:
        return (today - date.fromisoformat(day or "")).days
    except ValueError:
        return None


def data_age(day: str | None, today: date) -> str:
    """Word how old data are."""
    days = age_days(day, today)
    if days is None:
        return _("age unknown")
    if days < 0:
        return _("dated in the future")
    if days <= STALE_DAYS:
        return _("{days} days old").format(days=days)
    return _("{months} months old").format(months=round(days / 30.44))
