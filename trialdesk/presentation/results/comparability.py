"""What has to be known of each trial before its results are read beside those of another."""

import re
from collections.abc import Iterator, Sequence

from trialdesk.domain.result import Estimate
from trialdesk.domain.source import Source
from trialdesk.domain.treatment import Arm
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.cells import stated_cell
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.rows import field_label
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import range_words, with_unit

_OF_THE_PATIENTS = r"(?<!non-)(?<!non)(?<!after )(?<!following )(?<!prior )(?<!previous )"
_SETTING = re.compile(
    rf"\b{_OF_THE_PATIENTS}(?:(?:post[\s-]?)?neo-?adjuvant|(?<!neo-)adjuvant|metastatic"
    r"|recurrent|relapsed|residual|(?:locally\s)?advanced|unresectable|inoperable|operable"
    r"|early(?=[\s-](?:stage|breast|HER-?2)))\b",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\b(?:(?:first|second|third|fourth|1st|2nd|3rd)[\s-]line|later[\s-]line|[1-4]L"
    r"|(?:previously|heavily)[\s-](?:un)?treated|pre-?treated|treatment[\s-]na[iï]ve)\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(r"\bfollow-?\s?up\b", re.IGNORECASE)
_TIMES = frozenset({"day", "week", "month", "year"})
_ASSESSED = frozenset({"ORR", "PFS", "DOR", "DCR", "CBR", "TTR", "pCR", "EFS", "iDFS", "DFS"})
_CONTROLS = frozenset(
    {"ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION"}
)


def comparability(trials: Sequence[Trial]) -> Table:
    """Return a row for each trial; what a record does not hold is named, never filled in."""
    columns = (
        "",
        _("Setting in title or summary"),
        _("Line in title or summary"),
        _("Participants"),
        _("Median follow-up"),
        field_label("cutoff"),
        _("Primary endpoint, assessor"),
        _("Control"),
        field_label("masking"),
    )
    rows = tuple(_row(trial, place) for place, trial in enumerate(trials))
    return Table(_("Comparability"), columns, rows)


def _row(trial: Trial, place: int) -> Row:
    cells = (
        Cell("\n".join(_named(trial))),
        _worded(trial, _SETTING),
        _worded(trial, _LINE),
        _sourced(stated_cell(trial, "enrollment", trial.enrollment), trial.source("enrollment")),
        _follow_up(trial),
        _in_record(trial.results.cutoff if trial.results else None, trial.source("results")),
        _in_record("\n".join(dict.fromkeys(_primary(trial))), trial.source("outcomes")),
        _control(trial),
        _in_record(label(trial.masking) if trial.masking else None, trial.source("masking")),
    )
    return Row(cells, key=f"comparability/{trial.id}", trial=place)


def _named(trial: Trial) -> Iterator[str]:
    yield trial.id
    if trial.acronym:
        yield trial.acronym
    if trial.results is None:
        yield _("no results")


def _not_in_record() -> Cell:
    return Cell(_("not in record"), Tone.MISSING)


def _in_record(text: str | None, source: Source | None) -> Cell:
    return Cell(text, source=source) if text else _not_in_record()


def _sourced(cell: Cell, source: Source | None) -> Cell:
    if cell.tone is Tone.MISSING:
        return _not_in_record()
    return Cell(cell.text, cell.tone, source)


def _worded(trial: Trial, sought: re.Pattern[str]) -> Cell:
    """Repeat words of title, conditions or summary, the first of them that has any."""
    titles = ("official_title", trial.official_title), ("brief_title", trial.brief_title)
    summary = ("brief_summary", trial.brief_summary)
    for path, text in (*titles, ("conditions", " ; ".join(trial.conditions)), summary):
        words = dict.fromkeys(word.group().lower() for word in sought.finditer(text or ""))
        if words:
            return Cell(", ".join(words), source=trial.source(path))
    return Cell(_("not in title or summary"), Tone.MISSING)


def _follow_up(trial: Trial) -> Cell:
    for estimate in trial.results.estimates if trial.results else ():
        if _is_follow_up(estimate):
            lines = [with_unit(f"{estimate.value:f}", estimate.unit)]
            if estimate.low is not None and estimate.high is not None:
                lines.append(_("range {range}").format(range=range_words(estimate)))
            source = trial.stored(estimate.source) if estimate.source else None
            return Cell("\n".join(lines), source=source)
    return _not_in_record()


def _is_follow_up(estimate: Estimate) -> bool:
    measured = estimate.value is not None and estimate.unit in _TIMES
    return measured and estimate.code is None and _FOLLOW_UP.search(estimate.measure) is not None


def _primary(trial: Trial) -> Iterator[str]:
    """Name primary endpoints; the assessor matters where tumours are assessed."""
    for outcome in trial.outcomes:
        if outcome.role == "primary":
            read = endpoint(outcome)
            who = label(read.assessor) if read.assessor else _("assessor not in record")
            name = (outcome.measure or "") if read.code == "OTHER" else read.code
            yield f"{name}: {who}" if read.assessor or read.code in _ASSESSED else name


def _control(trial: Trial) -> Cell:
    controls = [arm for arm in trial.arms if arm.type in _CONTROLS]
    if controls:
        return Cell("\n".join(map(_arm, controls)), source=trial.source("arms"))
    if trial.intervention_model == "SINGLE_GROUP" or len(trial.arms) == 1:
        return Cell(_("none: one arm"), source=trial.source("arms"))
    if trial.arms and all(arm.type for arm in trial.arms):
        return Cell(_("no arm posted as control"), Tone.MISSING, trial.source("arms"))
    return _not_in_record()


def _arm(arm: Arm) -> str:
    return arm.label or label(arm.type or "")
