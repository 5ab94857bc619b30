"""Endpoints of a board: codes are groups, trials columns; one code with two meanings is warned of.

A row holds the outcomes of one role; a landmark ("6-month PFS rate") has a row of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from trialdesk.domain.outcome import Outcome, Role
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.definition import Definition, MinimumDuration, definition
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.time_frame import Clock
from trialdesk.marking import N_
from trialdesk.presentation.marked import Marked, all_in, joined
from trialdesk.presentation.tables import NOT_LISTED, Cell, Look, Row, Table, Tone
from trialdesk.presentation.wording.codes import caution, not_stated, trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.rows import field_label
from trialdesk.presentation.wording.translation import _, translated
from trialdesk.presentation.wording.units import unit_words

_CODES = {
    "PFS": N_("Progression-free survival"),
    "OS": N_("Overall survival"),
    "EFS": N_("Event-free survival"),
    "iDFS": N_("Invasive disease-free survival"),
    "DFS": N_("Disease-free survival"),
    "pCR": N_("Pathological complete response"),
    "ORR": N_("Objective response rate"),
    "DOR": N_("Duration of response"),
    "TTR": N_("Time to response"),
    "DCR": N_("Disease control rate"),
    "CBR": N_("Clinical benefit rate"),
    "QoL": N_("Quality of life"),
    "AE": N_("Adverse events"),
    "PK": N_("Pharmacokinetics"),
    "ADA": N_("Anti-drug antibodies"),
    "BIOMARKER": N_("Biomarkers"),
    "OTHER": N_("Others, as named"),
}
_NO_CODE = "OTHER"
_NOT_ABBREVIATED = frozenset({_NO_CODE, "BIOMARKER"})
_ROLES: tuple[Role, ...] = ("primary", "secondary", "other")
_LANDMARK = re.compile(r"\b(\d{1,3})[\s-]?(month|year|week)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measured:
    """An outcome of the trial at a place of the board, and its path there."""

    place: int
    path: str
    outcome: Outcome
    defined: Definition


def endpoint_matrix(trials: Sequence[Trial], *, in_full: bool = True) -> Table:
    """Lay the outcomes out by code, those primary in some trial first.

    Where not asked for in full, definitions are left to the warnings and outcomes without a code
    are left out: a trial's card on paper has both.
    """
    ids = tuple(trial.id for trial in trials)
    heads = tuple(f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    rows = tuple(
        row
        for code, measured in _by_code(trials)
        if in_full or code != _NO_CODE
        for row in _rows(code, measured, trials, in_full=in_full)
    ) or (Row((Cell(_("Endpoints")), *(_cell(None, trial) for trial in trials)), key="none"),)
    return Table(_("Endpoints"), ("", *heads), rows, ("", *ids), (caution(),))


def double_meanings(table: Table) -> tuple[Row, ...]:
    """Pick the rows that warn of one code with two definitions."""
    return tuple(row for row in table.rows if row.key.startswith(_WARNED))


_WARNED = "meaning/"


def _by_code(trials: Sequence[Trial]) -> list[tuple[str, list[_Measured]]]:
    by_code: dict[str, list[_Measured]] = {}
    for place, trial in enumerate(trials):
        for number, outcome in enumerate(trial.outcomes):
            measured = _Measured(place, f"outcomes/{number}", outcome, definition(outcome))
            by_code.setdefault(endpoint(outcome).code, []).append(measured)
    order = list(_CODES)
    return sorted(
        by_code.items(),
        key=lambda entry: (
            entry[0] == _NO_CODE,
            not any(measured.outcome.role == "primary" for measured in entry[1]),
            order.index(entry[0]) if entry[0] in order else len(order),
        ),
    )


def _rows(
    code: str, measured: Sequence[_Measured], trials: Sequence[Trial], *, in_full: bool
) -> Iterator[Row]:
    named = translated(_CODES[code]) if code in _CODES else code
    group = named if code in {*_NOT_ABBREVIATED, named} else f"{code}  {named}"
    for question in _QUESTIONS:
        warned = _warning(question, code, measured, trials)
        if warned is not None:
            head, warnings = warned
            yield Row((head, *warnings), group, f"{_WARNED}{code}/{question.name}", differs=True)
    for key, title, members in _aligned(code, measured):
        cells = (
            _cell(members.get(place), trial, in_full=in_full) for place, trial in enumerate(trials)
        )
        yield Row((Cell(title), *cells), group, f"{code}/{key}")


def _aligned(
    code: str, measured: Sequence[_Measured]
) -> Iterator[tuple[str, str, dict[int, _Measured]]]:
    """Align outcomes by role and landmark; those that share both follow each other."""
    rows: dict[tuple[int, str, int], dict[int, _Measured]] = {}
    for measure in measured:
        role, mark = (
            _ROLES.index(measure.outcome.role),
            "" if code == _NO_CODE else _landmark(measure),
        )
        number = 1
        while measure.place in rows.get((role, mark, number), {}):
            number += 1
        rows.setdefault((role, mark, number), {})[measure.place] = measure
    for (role, mark, number), members in sorted(rows.items(), key=lambda row: _rank(*row[0])):
        title = field_label(_ROLES[role])
        if mark:
            title = _("{role}, at {landmark}").format(role=title, landmark=mark)
        if number > 1:
            title = f"{title} ({number})"
        yield f"{_ROLES[role]}/{mark}/{number}", title, members


def _rank(role: int, mark: str, number: int) -> tuple[int, int, str, int]:
    figure = re.match(r"\d+", mark)
    return role, int(figure[0]) if figure else 0, mark, number


def _landmark(measured: _Measured) -> str:
    hit = _LANDMARK.search(measured.outcome.measure or "")
    return f"{int(hit[1])} {unit_words(hit[2].lower(), int(hit[1]))}" if hit else ""


def _cell(measured: _Measured | None, trial: Trial, *, in_full: bool = True) -> Cell:
    if measured is None:
        return Cell(NOT_LISTED) if trial.outcomes else Cell(not_stated(), Tone.MISSING)
    words = joined(list(_words(measured, in_full=in_full)))
    return Cell(words.text, source=trial.source(measured.path), marks=words.marks)


def _words(measured: _Measured, *, in_full: bool) -> Iterator[Marked]:
    outcome = measured.outcome
    yield all_in(Look.STRONG, " ".join((outcome.measure or not_stated()).split()))
    frame = outcome.time_frame or not_stated()
    yield Marked(_("Time frame: {frame}").format(frame=" ".join(frame.split())))
    if measured.defined.frame_clock == "study start":
        line = _("⚠ counted from study start, not from a participant's entry")
        yield all_in(Look.READ, line)
    if measured.defined.assessor:
        line = _("Assessed by: {who}").format(who=label(measured.defined.assessor))
        yield all_in(Look.READ, line)
    if in_full:
        description = " ".join((outcome.description or _("definition not stated")).split())
        yield all_in(Look.QUIET, description)


@dataclass(frozen=True, slots=True)
class _Question:
    """One part of a definition in which outcomes of a code may differ.

    ``answer`` words it; None where the record does not say, which is no other definition.
    ``part`` is the part of the outcome that says it.
    """

    name: str
    part: str
    asked: Callable[[], str]
    answer: Callable[[Definition], str | None]


def _duration(defined: Definition) -> str | None:
    asked = defined.minimum_duration
    if asked == "none":
        return _("no minimum duration stated")
    if isinstance(asked, MinimumDuration):
        return f"{asked.sign} {asked.count} {unit_words(asked.unit, asked.count)}"
    return None


_CLOCKS = {
    "study start": N_("study start"),
    "randomisation": N_("randomisation"),
    "first dose": N_("first dose"),
}


def _clock(clock: Clock | None) -> str | None:
    return _("from {moment}").format(moment=translated(_CLOCKS[clock])) if clock else None


_QUESTIONS = (
    _Question(
        "duration", "description", lambda: _("Minimum duration of stable disease"), _duration
    ),
    _Question(
        "clock", "description", lambda: _("Measured from"), lambda defined: _clock(defined.clock)
    ),
    _Question(
        "frame",
        "time_frame",
        lambda: _("Time frame counted from"),
        lambda defined: _clock(defined.frame_clock),
    ),
    _Question(
        "assessor",
        "measure",
        lambda: _("Assessed by"),
        lambda defined: label(defined.assessor) if defined.assessor else None,
    ),
)


def _warning(
    question: _Question, code: str, measured: Sequence[_Measured], trials: Sequence[Trial]
) -> tuple[Cell, tuple[Cell, ...]] | None:
    """Warn where outcomes of one code answer the question differently; OTHER is no code."""
    answers = [(entry, question.answer(entry.defined)) for entry in measured]
    if code == _NO_CODE or len({answer for _entry, answer in answers if answer}) < _TWO:
        return None
    head = Cell(_("{part}\n⚠ one code, two definitions").format(part=question.asked()))
    cells = []
    for place, trial in enumerate(trials):
        of_trial = [(entry, answer) for entry, answer in answers if entry.place == place]
        stated = [(entry, answer) for entry, answer in of_trial if answer]
        if stated:
            source = trial.source(f"{stated[0][0].path}/{question.part}")
            cells.append(_answer_cell(stated, question, source))
        else:
            silent = of_trial or not trial.outcomes
            cells.append(Cell(not_stated(), Tone.MISSING) if silent else Cell(NOT_LISTED))
    return head, tuple(cells)


_TWO = 2


def _answer_cell(
    stated: Sequence[tuple[_Measured, str]], question: _Question, source: Source | None
) -> Cell:
    parts = []
    for answer in dict.fromkeys(answer for _measured, answer in stated):
        alike = [measured.outcome for measured, other in stated if other == answer]
        words = _saying(alike[0], question, answer)
        parts += [all_in(Look.STRONG, answer), all_in(Look.QUIET, f"“{words}”")]
        if len(alike) > 1:
            parts.append(Marked(_("also in {number} more").format(number=len(alike) - 1)))
    both = joined(parts)
    return Cell(both.text, Tone.WARNING, source, both.marks)


def _saying(outcome: Outcome, question: _Question, answer: str) -> str:
    """Return the measure and, where it does not say the answer, the sentence that does."""
    role, measure, frame = outcome.role, outcome.measure, outcome.time_frame
    description = outcome.description or ""
    alone = [
        (Outcome(role, measure), ""),
        (Outcome(role, measure, frame), frame or ""),
        *((Outcome(role, measure, None, text), text) for text in _SENTENCE.split(description)),
    ]
    answering = (words for read, words in alone if question.answer(definition(read)) == answer)
    sentence = " ".join(next(answering, description).split())
    return " · ".join(filter(None, (" ".join((measure or "").split()), sentence)))


_SENTENCE = re.compile(r"(?<=[.;])\s+")
