"""Findings of the record checks as a table and as a part of the brief."""

from collections.abc import Iterator, Sequence

from trialdesk.checks.finding import Finding
from trialdesk.domain.trial import Trial
from trialdesk.presentation.disagreements import subject
from trialdesk.presentation.document import Block, Grid, Heading, Words
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import trial_letter

_SEVERITIES = {"high": "Weighs high", "medium": "Weighs medium", "low": "Weighs low"}
_CRITERIA = "eligibility/"
_PRINTED = ("high", "medium")
_SHOWN_BY_THE_FRONT_PAGE = "two-readings"


def checks_table(findings: Sequence[Finding], trials: Sequence[Trial]) -> Table:
    """Show what was found, the grave first, with what it is odd against and why."""
    known = {trial.id: trial for trial in trials}
    columns = (_("Trial"), _("What the record says"), _("Against"), _("Why it is looked at"))
    rows = tuple(
        _row(one, known[one.trial], one.trial)
        for severity in _SEVERITIES
        for one in findings
        if one.severity == severity
    )
    return Table(_("Is the record sound?"), columns, rows, notes=(_caution(),))


def _caution() -> str:
    return _(
        "A remark is no correction: no value was changed. What is “against” a finding is what the "
        "rest of the record leads to."
    )


def _row(one: Finding, trial: Trial, named: str) -> Row:
    source = one.sources[0] if one.sources else None
    said = f"{_place(one, trial)}\n{one.found}"
    cells = (
        Cell(named),
        Cell(said, Tone.WARNING if one.severity == "high" else Tone.PLAIN, source),
        Cell(one.expected or ""),
        Cell(_(one.explanation)),
    )
    return Row(cells, _(_SEVERITIES[one.severity]), f"{one.rule}/{one.field}")


def _place(one: Finding, trial: Trial) -> str:
    if one.field.startswith(_CRITERIA):
        item = one.field.removeprefix(_CRITERIA)
        return _("Criteria") if item == "text" else _("Criterion {id}").format(id=item)
    return subject(trial, one.field)


def checks_in_brief(findings: Sequence[Finding], trials: Sequence[Trial]) -> Iterator[Block]:
    """Print what weighs high or medium; of the rest only how many there are."""
    if not findings:
        return
    letters = {trial.id: trial_letter(place) for place, trial in enumerate(trials)}
    known = {trial.id: trial for trial in trials}
    printed = [one for weight in _PRINTED for one in findings if one.severity == weight]
    yield Heading(_("Is the record sound?"))
    yield Words(Cell(_caution()), "note")
    rows = tuple(_row(one, known[one.trial], letters[one.trial]) for one in printed)
    if rows:
        columns = ("", _("What the record says"), _("Against"), _("Why it is looked at"))
        yield Grid(Table("", columns, rows), (0.2, 2, 1.3, 2))
    left = len(findings) - len(printed)
    if left:
        text = _("{number} further remarks weigh low; “trialdesk checks” lists them.")
        yield Words(Cell(text.format(number=left)), "note")


def grave_findings(findings: Sequence[Finding], trial: Trial) -> str:
    """Name the rules with a grave finding on a trial; contradictions are named elsewhere."""
    names = dict.fromkeys(
        one.rule.replace("-", " ")
        for one in findings
        if one.trial == trial.id and one.severity == "high" and one.rule != _SHOWN_BY_THE_FRONT_PAGE
    )
    return "; ".join(names)
