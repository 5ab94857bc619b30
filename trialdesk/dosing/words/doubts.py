"""Words by which a text says that its amounts are not what participants are given."""

import re

_TAIL = re.compile(r"\buntil\b|\bfor\sa\smaximum\b", re.IGNORECASE)

_SEARCHED = re.compile(
    r"escalat|titrat|\btaper|build[\s-]?up|up-?dos|\bstep(?:ped|s)?[\s-](?:up|down)"
    r"|dose[\s-](?:level|finding|rang)|\bMTD\b|maximum\stolerated|\bRP2D\b|\bRDE\b"
    r"|recommended\s(?:phase|dose)|candidate"
    r"|start(?:ing|s|ed)?\s(?:dose|at\b|with\b(?!\sa\sloading))"
    r"|increas\w*\s(?:dose|to|by|until|every)|dose\sincreas",
    re.IGNORECASE,
)
_COUNTED_FORMS = (
    r"\b(?:\d+|two|three|four|five|six)\s?(?:tablets|capsules|vials|pills|ampoules|puffs|sprays"
    r"|drops|injections\sof)"
)
_OTHERS = re.compile(
    r"reduc|decreas|increas|\blower|\bhigher|modif|adjust|exceed"
    r"|delay|interrupt|suspend|discontinu|permitted|allowed|tolerat"
    r"|prophyla|pre-?\s?med|rescue|challenge|\bprevious|\bprior\b(?!\sto)|history"
    r"|\bif\b|depend|based\son|calculat|weighing|\bkg\s?(?:or|and)\b"
    r"|[<>≤≥]\s?\d+\s?(?:kg|kilo)|\bages?\b|\byears?\sold|\bobese|\belderly|\badults?\b"
    r"|\bpa?ediatric|\bchild|\binfants"
    r"|equivalent|divided|supplied|contain|compris|example|\be\.g"
    r"|placebo(?:\s|-)(?:for|to|of|match|tablet|capsul)|matching"
    rf"|{_COUNTED_FORMS}",
    re.IGNORECASE,
)


def is_searched_for(text: str) -> bool:
    """Return whether the text tells how a dose is found rather than which dose is given."""
    return _SEARCHED.search(text) is not None


def speaks_of_others(sentence: str) -> bool:
    """Return whether the sentence is about other amounts: a change, a condition, a content.

    What follows "until" is not looked at: treatment usually ends at progression or intolerance.
    """
    return _OTHERS.search(_TAIL.split(sentence, maxsplit=1)[0]) is not None
