"""Interventions, arms and titles against each other."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, Record, plain
from trialdesk.checks.rule import rule

_CODE = re.compile(r"\b[A-Z]{2,5}-?[A-Z]?\d{3,6}[A-Za-z]{0,2}\b")
_NO_DRUG = re.compile(
    r"(?:NCT|HER|BRAF|EGFR|KRAS|NRAS|IDH|ALK|MET|PD|TP|FGFR|JAK|FLT|CYP|ICD|ISO|RFC|CTR|COVID|WHO|ECOG|CDK|KRAS|PIK|BRCA|MEC|SWOG|NSABP|CALGB|RTOG"
    r"|NCIC|EORTC|IBCSG|GBG|ABCSG|BIG|TBCRC|AGMT|SOLTI|GEICAM|JBCRG|WJOG|NRG|ACOSOG|PMH|MA|CP|AMC"
    r"|KCSG|CBCSG|TEAM|ISRCTN|EUDRACT)",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:for )?(?:injections?|infusion|tablets?|capsules?|powder|oral|iv|sc|intravenous)\b"
)


def core(name: str) -> str:
    """Give the name of a drug without its form."""
    return " ".join(_FORM.sub(" ", plain(name)).split())


@rule("arm-names-unlisted-intervention", "medium", RECORD)
def _links(record: Record) -> Iterator[Hit]:
    trial = record.trial
    known = {plain(one.name) for one in trial.interventions if one.name}
    for place, arm in enumerate(trial.arms):
        for name in arm.interventions:
            if known and plain(name) not in known:
                path = f"arms/{place}/interventions"
                yield hit(path, arm=arm.label, name=name)


@rule("intervention-in-no-arm", "medium", RECORD)
def _unused(record: Record) -> Iterator[Hit]:
    trial = record.trial
    given = {plain(name) for arm in trial.arms for name in arm.interventions}
    labels = {plain(arm.label) for arm in trial.arms if arm.label}
    if not given or not all(arm.interventions for arm in trial.arms):
        return
    for place, one in enumerate(trial.interventions):
        linked = {plain(label) for label in one.arms} & labels
        if one.name and plain(one.name) not in given and not linked:
            yield hit(f"interventions/{place}", quote=one.name)


@rule("links-of-arm-disagree", "medium", RECORD)
def _back_links(record: Record) -> Iterator[Hit]:
    trial = record.trial
    given = {
        plain(arm.label): {plain(name) for name in arm.interventions}
        for arm in trial.arms
        if arm.label and arm.interventions
    }
    for place, one in enumerate(trial.interventions):
        for label in one.arms:
            names = given.get(plain(label))
            if one.name and names is not None and plain(one.name) not in names:
                yield hit(f"interventions/{place}", name=one.name, arm=label)


@rule("title-drug-not-listed", "medium", RECORD)
def _unlisted(record: Record) -> Iterator[Hit]:
    trial = record.trial
    listed = " ".join(
        text
        for one in trial.interventions
        for text in (one.name, one.description, *one.other_names)
        if text
    )
    listed = _letters(listed + " ".join(arm.label or "" for arm in trial.arms))
    ids = {_letters(name) for name in (*trial.other_ids, trial.acronym or "")}
    for path, text in record.titles:
        for found in _CODE.finditer(text):
            code = _letters(found[0])
            known = code in listed or any(code in name or name == code for name in ids)
            if trial.interventions and not known and not _NO_DRUG.match(found[0]):
                names = tuple(one.name or "–" for one in trial.interventions)
                yield hit(path, quote=found[0], names=names)
                return


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@rule("intervention-only-in-criteria", "medium", RECORD)
def _harvested(record: Record) -> Iterator[Hit]:
    """Find interventions of a page whose name stands among the criteria and nowhere else."""
    trial = record.trial
    if trial.snapshot is None or trial.snapshot.kind != "page":
        return
    told, criteria = plain(_told_of_treatment(record)), plain(trial.eligibility.text or "")
    for place, one in enumerate(trial.interventions):
        names = [core(name) for name in (one.name, *one.other_names) if name]
        if names and names[0] in criteria and not any(name in told for name in names if name):
            yield hit(f"interventions/{place}", quote=one.name or "")


def _told_of_treatment(record: Record) -> str:
    trial = record.trial
    return " ".join(
        [
            *(text for _path, text in record.design_texts),
            *(text for arm in trial.arms for text in (arm.label, arm.description) if text),
            *(one.description or "" for one in trial.interventions),
            *(text for _path, text in record.outcome_texts),
        ]
    )


@rule("one-drug-two-names", "low", RECORD)
def _aliases(record: Record) -> Iterator[Hit]:
    seen: dict[tuple[str, str | None], str] = {}
    for place, one in enumerate(record.trial.interventions):
        name = (one.name or "").strip()
        key = core(name), one.type
        if not key[0]:
            continue
        first = seen.setdefault(key, name)
        if first != name:
            yield hit(f"interventions/{place}", first=first, second=name)
