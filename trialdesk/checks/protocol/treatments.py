"""Interventions, arms and titles against each other."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, plain
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
    """Return the name of a drug without its form."""
    return " ".join(_FORM.sub(" ", plain(name)).split())


@rule("arm-names-unlisted-intervention", "medium", RECORD)
def _links(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    known = {plain(intervention.name) for intervention in trial.interventions if intervention.name}
    for place, arm in enumerate(trial.arms):
        for name in arm.interventions:
            if known and plain(name) not in known:
                path = f"arms/{place}/interventions"
                yield hit(path, arm=arm.label, name=name)


@rule("intervention-in-no-arm", "medium", RECORD)
def _unused(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    given = {plain(name) for arm in trial.arms for name in arm.interventions}
    labels = {plain(arm.label) for arm in trial.arms if arm.label}
    if not given or not all(arm.interventions for arm in trial.arms):
        return
    for place, intervention in enumerate(trial.interventions):
        linked = {plain(label) for label in intervention.arms} & labels
        if intervention.name and plain(intervention.name) not in given and not linked:
            yield hit(f"interventions/{place}", quote=intervention.name)


@rule("links-of-arm-disagree", "medium", RECORD)
def _back_links(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    given = {
        plain(arm.label): {plain(name) for name in arm.interventions}
        for arm in trial.arms
        if arm.label and arm.interventions
    }
    for place, intervention in enumerate(trial.interventions):
        for label in intervention.arms:
            names = given.get(plain(label))
            if intervention.name and names is not None and plain(intervention.name) not in names:
                yield hit(f"interventions/{place}", name=intervention.name, arm=label)


@rule("title-drug-not-listed", "medium", RECORD)
def _unlisted(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    listed = " ".join(
        text
        for intervention in trial.interventions
        for text in (intervention.name, intervention.description, *intervention.other_names)
        if text
    )
    listed = _letters(listed + " ".join(arm.label or "" for arm in trial.arms))
    ids = {_letters(name) for name in (*trial.other_ids, trial.acronym or "")}
    for path, text in record.titles:
        for code_name in _CODE.finditer(text):
            code = _letters(code_name[0])
            known = code in listed or any(code in name or name == code for name in ids)
            if trial.interventions and not known and not _NO_DRUG.match(code_name[0]):
                names = tuple(intervention.name or "–" for intervention in trial.interventions)
                yield hit(path, quote=code_name[0], names=names)
                return


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@rule("intervention-only-in-criteria", "medium", RECORD)
def _harvested(record: CheckedRecord) -> Iterator[Hit]:
    """Find interventions of a page whose name stands among the criteria and nowhere else."""
    trial = record.trial
    if trial.snapshot is None or trial.snapshot.kind != "page":
        return
    described, criteria = plain(_treatment_words(record)), plain(trial.eligibility.text or "")
    for place, intervention in enumerate(trial.interventions):
        names = [core(name) for name in (intervention.name, *intervention.other_names) if name]
        if names and names[0] in criteria and not any(name in described for name in names if name):
            yield hit(f"interventions/{place}", quote=intervention.name or "")


def _treatment_words(record: CheckedRecord) -> str:
    trial = record.trial
    return " ".join(
        [
            *(text for _path, text in record.design_texts),
            *(text for arm in trial.arms for text in (arm.label, arm.description) if text),
            *(intervention.description or "" for intervention in trial.interventions),
            *(text for _path, text in record.outcome_texts),
        ]
    )


@rule("one-drug-two-names", "low", RECORD)
def _aliases(record: CheckedRecord) -> Iterator[Hit]:
    seen: dict[tuple[str, str | None], str] = {}
    for place, intervention in enumerate(record.trial.interventions):
        name = (intervention.name or "").strip()
        key = core(name), intervention.type
        if not key[0]:
            continue
        first = seen.setdefault(key, name)
        if first != name:
            yield hit(f"interventions/{place}", first=first, second=name)
