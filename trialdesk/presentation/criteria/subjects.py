"""The subjects of criteria by name, and those a criterion can be put under."""

from dataclasses import dataclass

from trialdesk.criteria.lexicon.lexicon import Concept, concepts
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.marking import N_, Message
from trialdesk.presentation.wording.translation import _, translated

DOMAINS = {
    "patient": N_("Patient"),
    "disease_her2": N_("Disease and HER2 testing"),
    "prior_therapy": N_("Prior therapy"),
    "washout": N_("Washout"),
    "organ_function": N_("Organ function and laboratory"),
    "heart": N_("Heart"),
    "lung": N_("Lung"),
    "cns": N_("CNS"),
    "infection": N_("Infection"),
    "other_disease": N_("Other disease"),
    "contraception_pregnancy": N_("Contraception and pregnancy"),
    "conduct": N_("Conduct"),
}
"""The words for the domains of the lexicon; the public JSON has them untranslated."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is offered: its name in the lexicon, words, and other words for it."""

    concept: str
    words: str
    terms: str = ""


def domain_label(row: AlignedRow) -> str:
    return translated(DOMAINS[row.domain]) if row.domain else _("Other")


def subject_label(row: AlignedRow, *, numbered: bool = True) -> str:
    """Name what a row is about; outside the lexicon only its number tells one from another."""
    if not row.concept.startswith("other:"):
        return translated(Message(row.label))
    number = row.concept.partition(":")[2]
    return _("Other {number}").format(number=number) if numbered else _("Other")


def subject_choices() -> tuple[Subject, ...]:
    """List every subject of the lexicon in its order, with its domain."""
    return tuple(
        Subject(concept.id, _in_domain(concept), "\n".join(concept.terms).casefold())
        for concept in concepts().values()
    )


def _in_domain(concept: Concept) -> str:
    return f"{translated(Message(concept.label))} – {translated(DOMAINS[concept.domain])}"


def subject_name(concept: str) -> str:
    """Name a subject; "" is a row of its own."""
    return translated(Message(concepts()[concept].label)) if concept else _("a row of its own")
