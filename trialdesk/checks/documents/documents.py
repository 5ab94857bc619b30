"""Two documents on one trial against each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.rule import Scope, rule
from trialdesk.domain.trial import PartialDate, Trial

_Read = Callable[[Trial], str | None]


@dataclass(frozen=True, slots=True)
class Documents:
    """What two documents say of a trial; findings are about the current one."""

    current: Trial
    other: Trial


DOCUMENTS = Scope[Documents]()
_DESIGN: tuple[tuple[str, _Read], ...] = (
    ("phases", lambda trial: ", ".join(trial.phases) or None),
    ("study_type", lambda trial: trial.study_type),
    ("allocation", lambda trial: trial.allocation),
    ("intervention_model", lambda trial: trial.intervention_model),
    ("masking", lambda trial: trial.masking),
    ("primary_purpose", lambda trial: trial.primary_purpose),
    ("eligibility/sex", lambda trial: trial.eligibility.sex),
    ("eligibility/minimum_age", lambda trial: trial.eligibility.minimum_age),
    ("eligibility/maximum_age", lambda trial: trial.eligibility.maximum_age),
)
_PROGRESS: tuple[tuple[str, _Read], ...] = (
    ("status", lambda trial: trial.status),
    ("enrollment", lambda trial: str(trial.enrollment.count) if trial.enrollment else None),
    ("start_date", lambda trial: _day(trial.start_date)),
    ("primary_completion_date", lambda trial: _day(trial.primary_completion_date)),
    ("completion_date", lambda trial: _day(trial.completion_date)),
)


def _day(date: PartialDate | None) -> str | None:
    return date.date if date else None


@rule("documents-differ-on-design", "high", DOCUMENTS)
def _design(documents: Documents) -> Iterator[Hit]:
    return _differing(documents, _DESIGN)


@rule("documents-differ-on-progress", "low", DOCUMENTS)
def _progress(documents: Documents) -> Iterator[Hit]:
    return _differing(documents, _PROGRESS)


def _differing(documents: Documents, fields: tuple[tuple[str, _Read], ...]) -> Iterator[Hit]:
    for path, read in fields:
        here, there = read(documents.current), read(documents.other)
        if here is not None and there is not None and not _agree(here, there):
            sources = (documents.current.source(path), documents.other.source(path))
            yield hit(
                path,
                *(source for source in sources if source is not None),
                document=_named(documents.current),
                value=here,
                other_document=_named(documents.other),
                other_value=there,
            )


def _agree(reading: str, other: str) -> bool:
    """Return whether two readings are the same; a date may be less precise than another."""
    return reading.startswith(other) or other.startswith(reading)


def _named(trial: Trial) -> str | FindingTerm:
    snapshot = trial.snapshot
    if snapshot is None:
        return trial.id
    whose = snapshot.publisher or snapshot.registry or snapshot.document
    if not snapshot.data_date:
        return FindingTerm("undated-document", {"publisher": whose})
    return f"{whose}, {snapshot.data_date}"
