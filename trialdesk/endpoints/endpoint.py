"""Which endpoint of the field an outcome's words name."""

from trialdesk.domain.outcome import Endpoint, Outcome
from trialdesk.endpoints.assessor import assessor
from trialdesk.endpoints.vocabulary import EFFICACY, MARKER_ALONE, OTHERS, RELATION, VAGUE, Term

_ASSESSED = {"ORR", "PFS", "DOR", "DCR", "CBR", "TTR", "pCR", "EFS", "iDFS", "DFS", "OTHER"}
_LONGEST = 2_000  # characters of a measure or description that are read


def endpoint(outcome: Outcome) -> Endpoint:
    """Name the endpoint; OTHER where the words name none of ours, or more than one."""
    measure = (outcome.measure or "")[:_LONGEST]
    description = (outcome.description or "")[:_LONGEST]
    code = _code(measure) or (_code(description) if _is_silent(measure) else None) or "OTHER"
    return Endpoint(code, assessor(measure, description) if code in _ASSESSED else None)


def _is_silent(measure: str) -> bool:
    return not measure.strip() or VAGUE.fullmatch(measure) is not None


def _code(text: str) -> str | None:
    clinical, rest = _named(EFFICACY, text)
    others, _ = _named(OTHERS, rest)
    if MARKER_ALONE.fullmatch(text):
        others.add("BIOMARKER")
    if "BIOMARKER" in others and clinical:
        if RELATION.search(text):
            return "BIOMARKER"
        others.discard("BIOMARKER")  # the marker says in whom the endpoint is counted
    codes = clinical | others
    return (codes.pop() or "OTHER") if len(codes) == 1 else ("OTHER" if codes else None)


def _named(terms: tuple[Term, ...], text: str) -> tuple[set[str | None], str]:
    """Return the codes named and the text without the names, so that no word is read twice."""
    codes: set[str | None] = set()
    for term in terms:
        text, times = term.words.subn(" ; ", text)
        if times:
            codes.add(term.code)
    return codes, text
