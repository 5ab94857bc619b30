"""Trials of one drug beside each other: where their records should agree in words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from trialdesk.checks.eligibility.populations import is_her2_negative, targets_her2
from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.protocol.endpoints import spans
from trialdesk.checks.protocol.treatments import core
from trialdesk.checks.record import CheckedRecord, plain, shortened
from trialdesk.checks.rule import Scope, rule
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Outcome
from trialdesk.dosing.doses import doses
from trialdesk.endpoints.assessor import assessor
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.time_frame import time_frame_clock

_CODE_NAME = re.compile(r"[a-z]{2,7} ?[a-z]?\d{3,6}[a-z]{0,2}")
_SPONSOR_WORDS = 3
_NO_SPAN = "no duration of stable disease"
_MOST_OF_A_BOARD = 10
_MOST_SIBLINGS = 6  # of one drug; a library may hold hundreds of trials of an old one
_SIGNS = {">=": "≥", "at least": "≥", "not less than": "≥", "exceeds": ">", "more than": ">"}
_SIGN = r"(?P<sign>≥|>=|>|at least|not less than|exceeds|more than)"


def _limit(subject: str) -> re.Pattern[str]:
    """Read a least value after the name of what is limited."""
    unit = r"(?:months?|weeks?|%|g/d?L)"
    return re.compile(
        rf"(?:{subject})[^;.\d<>≥]{{0,30}}?{_SIGN}\s?(?P<figure>\d+\s?{unit})", re.IGNORECASE
    )


_LIMITED = (
    (
        "life-expectancy",
        ("surviv", "life expect"),
        _limit(r"life expectancy|surviv\w+(?: time| period)?"),
    ),
    ("lvef", ("lvef", "ejection"), _limit(r"LVEF\)?|ejection fraction(?: \(LVEF\))?")),
    ("haemoglobin", ("globin",), _limit(r"ha?emoglobin(?: \(Hb\))?")),
)
_OTHER_CANCER = re.compile(
    r"\b(?:other|additional|another|second)\s(?:\w+\s){0,2}(?:malignan\w+|cancers?|tumou?rs?)"
    r"[^.;(]{0,40}\bwithin\s(?:the\s(?:last|past)\s)?(?P<years>\d{1,2})\syears\b",
    re.IGNORECASE,
)
_QUALIFIERS = (
    (
        re.compile(r"\binterstitial (?:lung|pneum)|\bILD\b", re.IGNORECASE),
        re.compile(r"non[- ]?infectious", re.IGNORECASE),
        "non-infectious",
    ),
    (
        re.compile(
            r"\btoxic(?:it|\sreact)"
            r"|\badverse (?:effect|reaction|event)s?\b.{0,60}\b(?:previous|prior)",
            re.IGNORECASE,
        ),
        re.compile(r"alopecia|hair", re.IGNORECASE),
        "exception-for-hair-loss",
    ),
    (
        re.compile(r"\bhalf[- ]?li(?:fe|ves)\b", re.IGNORECASE),
        re.compile(r"whichever|shorter|longer|shortest|longest", re.IGNORECASE),
        "whichever-is-shorter",
    ),
)
_HOSPITAL_FILLING = frozenset({"of", "the", "hospital", "affiliated", "to", "and", "s", "at", "in"})
_SAME_WORD = {"tumor": "cancer", "tumour": "cancer", "centre": "center"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two trials of one drug; findings are about the first."""

    first: CheckedRecord
    other: CheckedRecord
    drugs: frozenset[str]

    @property
    def reverse(self) -> "Pair":
        return Pair(self.other, self.first, self.drugs)

    @property
    def other_id(self) -> str:
        return self.other.trial.id


SIBLINGS = Scope[Pair]()
EACH_SIBLING = Scope[Pair]()  # once from either side
BOARD = Scope[Pair]()


def _drugs(record: CheckedRecord) -> frozenset[str]:
    """Return the drugs that make trials a family: those known by a code."""
    names = (core(intervention.name or "") for intervention in record.trial.interventions)
    return frozenset(name for name in names if _CODE_NAME.fullmatch(name))


def pairs(records: Sequence[CheckedRecord]) -> Iterator[Pair]:
    """Return each two trials that study one drug known by its code."""
    families: dict[str, list[CheckedRecord]] = defaultdict(list)
    for record in records:
        for drug in _drugs(record):
            families[drug].append(record)
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    known = {record.trial.id: record for record in records}
    for drug, family in families.items():
        for first, second in combinations(family[:_MOST_SIBLINGS], 2):
            shared[first.trial.id, second.trial.id].add(drug)
    for (first_id, second_id), drugs in shared.items():
        yield Pair(known[first_id], known[second_id], frozenset(drugs))


def all_pairs(records: Sequence[CheckedRecord]) -> Iterator[Pair]:
    """Return each two trials of a board, of one drug or not; none of a whole library."""
    if len(records) <= _MOST_OF_A_BOARD:
        for first, second in combinations(records, 2):
            yield Pair(first, second, _drugs(first) & _drugs(second))


@rule("sibling-sponsor-name", "low", SIBLINGS)
def _sponsor(pair: Pair) -> Iterator[Hit]:
    sponsor, other = pair.first.trial.lead_sponsor, pair.other.trial.lead_sponsor
    if sponsor is None or other is None or plain(sponsor.name) == plain(other.name):
        return
    if plain(sponsor.name).split()[:_SPONSOR_WORDS] == plain(other.name).split()[:_SPONSOR_WORDS]:
        yield hit("lead_sponsor", quote=sponsor.name, sibling=pair.other_id, beside=other.name)


@rule("sibling-drug-name", "low", SIBLINGS)
def _drug_names(pair: Pair) -> Iterator[Hit]:
    names = {
        core(intervention.name or ""): intervention.name or ""
        for intervention in pair.other.trial.interventions
    }
    for place, intervention in enumerate(pair.first.trial.interventions):
        name = names.get(core(intervention.name or ""))
        if (
            core(intervention.name or "") in pair.drugs
            and name
            and name.strip() != (intervention.name or "").strip()
        ):
            values = {"quote": intervention.name or "", "sibling": pair.other_id, "beside": name}
            yield hit(f"interventions/{place}", **values)


@rule("sibling-dose", "medium", SIBLINGS)
def _dose(pair: Pair) -> Iterator[Hit]:
    theirs = [other for other in doses(pair.other.trial) if core(other.intervention) in pair.drugs]
    for dose in doses(pair.first.trial):
        if core(dose.intervention) not in pair.drugs:
            continue
        same_kind = [other for other in theirs if (other.unit, other.per) == (dose.unit, dose.per)]
        if same_kind and all(other.amount != dose.amount for other in same_kind):
            yield hit(
                "interventions",
                *((pair.first.trial.stored(dose.source),) if dose.source else ()),
                drug=dose.intervention,
                dose=_amount(dose),
                sibling=pair.other_id,
                doses=tuple(dict.fromkeys(map(_amount, same_kind))),
            )


def _amount(dose: Dose) -> str:
    return f"{dose.amount} {dose.unit}" + (f"/{dose.per}" if dose.per else "")


def _limits(record: CheckedRecord) -> dict[str, tuple[Criterion, str, str]]:
    """Return the limit on each subject that has a single limit: its item, sign and figure."""
    limits: dict[str, list[tuple[Criterion, str, str]]] = defaultdict(list)
    for subject, stems, words in _LIMITED:
        for item in record.speaking_of(*stems):
            for matched in words.finditer(item.text):
                sign = _SIGNS.get(matched["sign"].casefold(), matched["sign"])
                limits[subject].append((item, sign, " ".join(matched["figure"].casefold().split())))
    return {subject: stated[0] for subject, stated in limits.items() if len(stated) == 1}


@rule("sibling-sign", "low", SIBLINGS)
def _signs(pair: Pair) -> Iterator[Hit]:
    others = _limits(pair.other)
    for subject, (item, sign, figure) in _limits(pair.first).items():
        other = others.get(subject)
        if other and other[2].rstrip("s") == figure.rstrip("s") and other[1] != sign:
            here = {"sign": sign, "figure": figure}
            there = {"sibling": pair.other_id, "other_sign": other[1], "other_figure": other[2]}
            yield pair.first.hit(item, limit=FindingTerm(subject), **here, **there)


def _subject(record: CheckedRecord, subject: re.Pattern[str]) -> list[Criterion]:
    return [item for item in record.items if subject.search(item.text)]


@rule("sibling-qualifier", "medium", SIBLINGS)
def _qualifiers(pair: Pair) -> Iterator[Hit]:
    for subject, qualifier, name in _QUALIFIERS:
        mine, theirs = _subject(pair.first, subject), _subject(pair.other, subject)
        here = any(qualifier.search(item.text) for item in mine)
        there = any(qualifier.search(item.text) for item in theirs)
        if mine and theirs and here != there:
            item = mine[0]
            yield pair.first.hit(
                item,
                qualifier=FindingTerm(name),
                stated_by=pair.first.trial.id if here else pair.other_id,
                sibling=pair.other_id,
                beside=shortened(theirs[0].text),
            )


@rule("sibling-look-back", "low", SIBLINGS)
def _look_back(pair: Pair) -> Iterator[Hit]:
    here, there = _years(pair.first), _years(pair.other)
    if here and there and here[1] != there[1]:
        item, years = here
        spans = {"years": years, "other_years": there[1]}
        yield pair.first.hit(item, sibling=pair.other_id, **spans)


def _years(record: CheckedRecord) -> tuple[Criterion, str] | None:
    """Return the single item on other cancers and the years it looks back."""
    spans = [
        (item, matched["years"])
        for item in record.speaking_of("malignan", "cancer", "tumor", "tumour")
        if item.polarity == "exclusion" and (matched := _OTHER_CANCER.search(item.text))
    ]
    return spans[0] if len(spans) == 1 else None


def _defined(outcome: Outcome, code: str) -> tuple[object, ...]:
    words = outcome.measure or "", outcome.description or ""
    clock = time_frame_clock(outcome.description) or time_frame_clock(outcome.time_frame)
    stable = spans(outcome) or (_NO_SPAN if outcome.description and code == "CBR" else None)
    return clock, assessor(*words), stable


@rule("endpoint-defined-differently", "medium", BOARD)
def _definition(pair: Pair) -> Iterator[Hit]:
    others: dict[str, Outcome] = {}
    for outcome in pair.other.trial.outcomes:
        others.setdefault(endpoint(outcome).code, outcome)
    seen = {"OTHER", "AE", "PK", "ADA", "BIOMARKER", "QoL"}
    for place, outcome in enumerate(pair.first.trial.outcomes):
        code = endpoint(outcome).code
        other = others.get(code)
        if other is None or code in seen:
            continue
        seen.add(code)
        mine, theirs = _defined(outcome, code), _defined(other, code)
        if any(a and b and a != b for a, b in zip(mine, theirs, strict=True)):
            words = shortened(f"{outcome.measure}: {outcome.description or outcome.time_frame}")
            beside = shortened(f"{other.measure}: {other.description or other.time_frame}")
            yield hit(f"outcomes/{place}", quote=words, sibling=pair.other_id, beside=beside)


def _tokens(facility: str) -> frozenset[str]:
    words = (_SAME_WORD.get(word, word) for word in plain(facility).split())
    return frozenset(words) - _HOSPITAL_FILLING


@rule("sibling-hospital-name", "low", SIBLINGS)
def _hospitals(pair: Pair) -> Iterator[Hit]:
    there = {
        (plain(site.city), _tokens(site.facility)): site.facility
        for site in pair.other.trial.sites
        if site.city and site.facility
    }
    for place, site in enumerate(pair.first.trial.sites):
        if not site.city or not site.facility:
            continue
        name = there.get((plain(site.city), _tokens(site.facility)))
        if name and plain(name) != plain(site.facility):
            values = {"quote": site.facility, "sibling": pair.other_id, "beside": name}
            yield hit(f"sites/{place}", **values)


def _people(record: CheckedRecord) -> Iterator[tuple[str, str]]:
    for place, site in enumerate(record.trial.sites):
        for number, contact in enumerate(site.contacts):
            if contact.name:
                yield f"sites/{place}/contacts/{number}", contact.name.split(",")[0]


@rule("sibling-person-name", "low", SIBLINGS)
def _persons(pair: Pair) -> Iterator[Hit]:
    there = {
        "".join(sorted(plain(name).replace(" ", ""))): name for _path, name in _people(pair.other)
    }
    for path, name in _people(pair.first):
        other = there.get("".join(sorted(plain(name).replace(" ", ""))))
        if other and plain(other) != plain(name):
            yield hit(path, quote=name, sibling=pair.other_id, beside=other)


@rule("sibling-target", "medium", EACH_SIBLING)
def _target(pair: Pair) -> Iterator[Hit]:
    if not is_her2_negative(pair.first) or is_her2_negative(pair.other):
        return
    for place, intervention in enumerate(pair.first.trial.interventions):
        for other in pair.other.trial.interventions:
            same = core(intervention.name or "") == core(other.name or "") and core(
                intervention.name or ""
            )
            if same in pair.drugs and targets_her2(other):
                beside = shortened(other.description or other.name or "")
                values = {
                    "quote": intervention.name or "",
                    "sibling": pair.other_id,
                    "beside": beside,
                }
                yield hit(f"interventions/{place}", **values)
