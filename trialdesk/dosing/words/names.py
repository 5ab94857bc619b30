"""Which words of a text name which intervention of the trial."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain

from trialdesk.domain.treatment import Intervention
from trialdesk.vocabulary.drugs import known_drugs, spelling

_DRUG_TYPES = {None, "DRUG", "BIOLOGICAL", "DIETARY_SUPPLEMENT", "GENETIC", "OTHER"}
_SEVERAL = re.compile(
    r"[+/&,，、]|\b(?:and|with|plus|or|versus|vs|combined|choice|placebo|sham|arm|group)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\s{1,2}(?:for\s(?:injection|infusion)|injections?|tablets?|capsules?|infusions?|oral|pills?"
    r"|treatment|monotherapy|solution|i\.?v\.?|intravenous|subcutaneous|sc|po)$",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\s{0,2}[(@]?\d[\d.,]{0,6}\s?(?:mg|mcg|µg|g|ml|iu)(?:/(?:kg|m2|m²|d))?\)?", re.IGNORECASE
)
_NOTHING = r"(?!)"  # found nowhere
_SHORTEST = 3  # letters; fewer are units, abbreviations and list marks
_PARENTHESIS = re.compile(r"\(([^()]{1,60})\)")
_GENERIC = re.compile(
    r"arm|chemo|chemotherapy|combination|control|cycle|daily|day|dose|drug"
    r"|experimental|immunotherapy|induction|infusion|injection|intervention"
    r"|investigator|maintenance|medication|oral|other|patients|standard"
    r"|standard of care|study|study drug|tablet|therapy|treatment|vaccine|week|weekly"
)


def is_drug(intervention: Intervention) -> bool:
    """Return whether this is one drug: no procedure, no combination, no placebo."""
    name = _PARENTHESIS.sub("", intervention.name or "").strip()
    return may_be_drug(intervention) and bool(name) and not _SEVERAL.search(name)


def may_be_drug(intervention: Intervention) -> bool:
    """Return whether this may be given in doses, alone or within a combination."""
    return intervention.type in _DRUG_TYPES


def aliases(intervention: Intervention) -> set[str]:
    """Return the names, in small letters, that stand for this drug and no other."""
    if not is_drug(intervention):
        return set()
    names = _names([intervention.name or ""])
    known = {synonym for name in names for synonym in synonyms().get(name, ())}
    others = {other for other in _names(intervention.other_names) if not _is_another(other, known)}
    return names | known | others


def base_name(name: str) -> str:
    """Return a drug's name without its form or strength: "TQB2102" of "TQB2102 for injection"."""
    return [name, *_forms(_PARENTHESIS.sub("", name))][-1].strip()


def _names(given: Iterable[str]) -> set[str]:
    return {_plain(form) for name in given for form in _forms(name) if _is_name(form)}


def _is_another(name: str, known: set[str]) -> bool:
    """Return whether a record gives a known drug the name of a different one."""
    return bool(known) and name in synonyms() and name not in known


def _forms(name: str) -> Iterable[str]:
    yield from _PARENTHESIS.findall(name)
    plain = _STRENGTH.sub("", _PARENTHESIS.sub("", name)).strip(" -®™")
    while plain:
        yield plain
        shorter = _FORM.sub("", plain)
        plain = shorter if shorter != plain else ""


def _is_name(words: str) -> bool:
    plain = words.strip().lower()
    return (
        len(plain) >= _SHORTEST
        and re.search(r"[a-z]", plain) is not None
        and not _GENERIC.fullmatch(plain)
        and not _SEVERAL.search(plain)
        and not _STRENGTH.search(plain)
    )


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Return the other names of a drug under each of its names."""
    groups = [frozenset(map(_plain, drug.all_names)) for drug in known_drugs()]
    return {name: group for group in groups for name in group}


@cache
def _known_names() -> re.Pattern[str]:
    """Return one expression for the names of all known drugs: compiling them takes time."""
    return _pattern(synonyms())


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """Return an expression for any of the names, the longest first."""
    spellings = "|".join(map(spelling, sorted(names, key=len, reverse=True))) or _NOTHING
    return re.compile(rf"(?<![\w/-])(?:{spellings})(?![\w-]|/\w)", re.IGNORECASE)


class DrugNames:
    """The drug names of one text: whose they are, longest first."""

    def __init__(self, meant: Sequence[Intervention], others: Sequence[Intervention]) -> None:
        """Know the drugs a text may speak of, ``own``, and those not to be taken for them."""
        self._owners: dict[str, str | None] = {}
        for intervention in meant:
            for alias in aliases(intervention):
                shared = self._owners.get(alias, intervention.name) != intervention.name
                self._owners[alias] = None if shared else intervention.name
        for alias in {*chain.from_iterable(map(aliases, others)), *synonyms()}:
            self._owners.setdefault(alias, None)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the names in a text, in their order, the longest at each place."""
        patterns = (_known_names(), self._names_of_trial)
        coming = [pattern.search(text) for pattern in patterns]
        while hits := [hit for hit in coming if hit is not None]:
            first = min(hits, key=lambda hit: (hit.start(), -hit.end()))
            yield first
            coming = [
                pattern.search(text, first.end()) if hit and hit.start() < first.end() else hit
                for pattern, hit in zip(patterns, coming, strict=True)
            ]

    @cached_property
    def _names_of_trial(self) -> re.Pattern[str]:
        return _pattern(self._owners.keys() - synonyms())

    def owner(self, words: str) -> str | None:
        """Return the intervention the words name; None where they name none or several."""
        return self._owners.get(_plain(words))


def _plain(words: str) -> str:
    return re.sub(r"[\s®™-]+", " ", words).strip().lower()
