"""Findings of the record checks as a table and as a part of the brief."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.checks.finding import Finding, Severity
from trialdesk.domain.trial import Trial
from trialdesk.marking import N_, Message
from trialdesk.presentation.checks.finding_words import finding_title, finding_words
from trialdesk.presentation.document import Block, Grid, Heading, Words
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.disagreements import subject
from trialdesk.presentation.wording.translation import _, translated

_SEVERITIES: dict[Severity, Message] = {
    "high": N_("Weighs high"),
    "medium": N_("Weighs medium"),
    "low": N_("Weighs low"),
}
_CRITERIA = "eligibility/"
_PRINTED: tuple[Severity, ...] = ("high", "medium")
_ON_THE_CARD = "two-readings"


def checks_table(findings: Sequence[Finding], trials: Sequence[Trial]) -> Table:
    """Return the findings, the grave first, with what each is odd against and why."""
    known = {trial.id: trial for trial in trials}
    columns = (_("Trial"), _("What the record says"), _("Against"), _("Why it is looked at"))
    rows = tuple(
        _row(finding, known[finding.trial])
        for severity in _SEVERITIES
        for finding in findings
        if finding.severity == severity
    )
    return Table(_("Is the record sound?"), columns, rows, notes=(_caution(),))


def checks_on_board(findings: Sequence[Finding], trials: Sequence[Trial]) -> Table:
    """Show the findings of a board's trials; each line bears its trial's place on the board."""
    table = checks_table(findings, trials)
    places = {trial.id: place for place, trial in enumerate(trials)}
    rows = tuple(
        replace(row, key=f"{row.key}/{number}", trial=places[row.cells[0].text])
        for number, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _caution() -> str:
    return _(
        "A remark is no correction: no value was changed. What is “against” a finding is what the "
        "rest of the record leads to."
    )


def _row(finding: Finding, trial: Trial) -> Row:
    source = finding.sources[0] if finding.sources else None
    words = finding_words(finding)
    stated = f"{_place(finding, trial)}\n{words.stated}"
    cells = (
        Cell(trial.id),
        Cell(stated, Tone.WARNING if finding.severity == "high" else Tone.PLAIN, source),
        Cell(words.expected or ""),
        Cell(words.explanation),
    )
    return Row(cells, _severity(finding.severity), f"{finding.rule}/{finding.field}")


def _severity(severity: Severity) -> str:
    return translated(_SEVERITIES[severity])


def _place(finding: Finding, trial: Trial) -> str:
    if finding.field.startswith(_CRITERIA):
        item = finding.field.removeprefix(_CRITERIA)
        return _("Criteria") if item == "text" else _("Criterion {id}").format(id=item)
    return subject(trial, finding.field)


def checks_in_brief(findings: Sequence[Finding], trials: Sequence[Trial]) -> Iterator[Block]:
    """Print what weighs high or medium, a rule a row; of the rest only how many there are.

    Contradictions inside a document stand on the card of their trial.
    """
    printed = [finding for finding in findings if finding.rule != _ON_THE_CARD]
    if not printed:
        return
    yield Heading(_("Is the record sound?"))
    yield Words(Cell(_caution()), "note")
    rows = tuple(row for weight in _PRINTED for row in _by_rule(printed, weight, trials))
    if rows:
        columns = (_("Why it is looked at"), _("What the record says → against"))
        yield Grid(Table("", columns, rows), (1, 1.6))
    left = sum(finding.severity not in _PRINTED for finding in printed)
    if left:
        text = _("{number} further remarks weigh low; “trialdesk checks” lists them.")
        yield Words(Cell(text.format(number=left)), "note")


def _by_rule(
    findings: Sequence[Finding], weight: Severity, trials: Sequence[Trial]
) -> Iterator[Row]:
    letters = {trial.id: trial_letter(place) for place, trial in enumerate(trials)}
    known = {trial.id: trial for trial in trials}
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == weight:
            rules.setdefault(finding.rule, []).append(finding)
    for rule, of_rule in rules.items():
        lines = (
            f"{letters[finding.trial]} {_line(finding, known[finding.trial])}"
            for finding in of_rule
        )
        tone = Tone.WARNING if weight == "high" else Tone.PLAIN
        cells = (Cell(finding_words(of_rule[0]).explanation), Cell("\n".join(lines), tone))
        yield Row(cells, _severity(weight), rule)


def _line(finding: Finding, trial: Trial) -> str:
    place = _place(finding, trial)
    stated, expected, _explanation = finding_words(finding)
    line = stated if stated.startswith(place) else f"{place}: {stated}"
    return f"{line} → {expected}" if expected else line


def grave_findings(findings: Sequence[Finding], trials: Sequence[Trial]) -> str:
    """Name the grave findings of each trial in a line; contradictions are named elsewhere."""
    named = "; ".join(
        f"{trial_letter(place)} {', '.join(names)}"
        for place, trial in enumerate(trials)
        if (names := _grave(findings, trial))
    )
    return _("May not be right, see “Is the record sound?”: ") + named if named else ""


def _grave(findings: Sequence[Finding], trial: Trial) -> dict[str, None]:
    return dict.fromkeys(
        finding_title(finding)
        for finding in findings
        if finding.trial == trial.id and finding.severity == "high" and finding.rule != _ON_THE_CARD
    )
