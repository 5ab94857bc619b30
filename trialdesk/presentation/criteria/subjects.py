"""The subjects of criteria by name, and those a criterion can be put under."""

from dataclasses import dataclass

from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.presentation.wording.translation import _


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is offered: its name in the lexicon, words, and other words for it."""

    concept: str
    words: str
    terms: str = ""


def domain_label(row: AlignedRow) -> str:
    return _(row.domain) if row.domain else _("Other")


def subject_label(row: AlignedRow, *, numbered: bool = True) -> str:
    """Name what a row is about; outside the lexicon only its number tells one from another."""
    if not row.concept.startswith("other:"):
        return _(row.label)
    number = row.concept.partition(":")[2]
    return _("Other {number}").format(number=number) if numbered else _("Other")


def subject_choices() -> tuple[Subject, ...]:
    """List every subject of the lexicon in its order, with its domain."""
    return tuple(
        Subject(one.id, f"{_(one.label)} – {_(one.domain)}", "\n".join(one.terms).casefold())
        for one in concepts().values()
    )


def subject_name(concept: str) -> str:
    """Name a subject; "" is a row of its own."""
    return _(concepts()[concept].label) if concept else _("a row of its own")
