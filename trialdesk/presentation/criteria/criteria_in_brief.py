"""The criteria of a board on paper: first what differs, each criterion's words printed once."""

import re
from collections.abc import Iterator, Sequence

from trialdesk.criteria.atoms.atoms import Atom
from trialdesk.criteria.atoms.topics import topics
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.criteria_parts import CriteriaParts, criteria_parts
from trialdesk.presentation.criteria.criteria_words import (
    legend,
    silent_cell,
    statement_lines,
    subject_cell,
)
from trialdesk.presentation.criteria.relations import relation_words
from trialdesk.presentation.criteria.subjects import domain_label, subject_label
from trialdesk.presentation.document import Block, Grid, Heading, NewPage, Words
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.cells import stated
from trialdesk.presentation.wording.codes import caution, trial_letter
from trialdesk.presentation.wording.rows import field_label
from trialdesk.presentation.wording.translation import _

_MOST_IN_COLUMNS = 4  # of more, most columns of most rows would be empty or very narrow

_INDENT = "\u00a0" * 5  # below the words, not below the letter
_LINKS = {"and", "or"}


def criteria_side_by_side(rows: Sequence[AlignedRow], trials: Sequence[Trial]) -> Iterator[Block]:
    """Show the criteria of several trials by subject; of one trial there is nothing to align."""
    if len(trials) == 1:
        return
    parts = criteria_parts(rows, trials)
    yield NewPage(len(trials) if len(trials) <= _MOST_IN_COLUMNS else 1)
    yield Heading(_("Criteria side by side"))
    yield Words(Cell(f"{legend()} {caution()}"), "note")
    yield Heading(_("What differs"), 3)
    if parts.differing:
        yield (
            _in_columns(parts, trials)
            if len(trials) <= _MOST_IN_COLUMNS
            else _in_lines(parts, trials)
        )
    else:
        yield Words(Cell(_("No subject that two records state differs.")))
    yield from _alone(parts, trials)
    yield from _agreeing(parts, trials)


def _in_columns(parts: CriteriaParts, trials: Sequence[Trial]) -> Grid:
    ids = [trial.id for trial in trials]
    heads = (f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    rows = (
        Row(
            (subject_cell(row, ids), *(_statement(row, trial, parts) for trial in trials)),
            domain_label(row),
            row.concept,
        )
        for row in parts.differing
    )
    return Grid(Table("", ("", *heads), tuple(rows), ("", *ids)))


def _statement(row: AlignedRow, trial: Trial, parts: CriteriaParts) -> Cell:
    return stated("\n".join(statement_lines(row, trial, parts)) if trial.id in row.cells else None)


def _in_lines(parts: CriteriaParts, trials: Sequence[Trial]) -> Grid:
    """Set what the trials say beneath each other, each behind its letter."""
    ids = [trial.id for trial in trials]
    rows = tuple(
        Row(
            (subject_cell(row, ids), Cell(_lines(row, trials, parts)), silent_cell(row, ids)),
            domain_label(row),
            row.concept,
        )
        for row in parts.differing
    )
    columns = (_("Subject"), _("In the records' words"), _("Not stated in"))
    return Grid(Table("", columns, rows), (1, 3.1, 0.6))


def _lines(row: AlignedRow, trials: Sequence[Trial], parts: CriteriaParts) -> str:
    lines: list[str] = []
    for place, trial in enumerate(trials):
        if trial.id in row.cells:
            statements = statement_lines(row, trial, parts)
            starts = (f"{trial_letter(place)}: ", *[_INDENT] * (len(statements) - 1))
            lines += (f"{start}{line}" for start, line in zip(starts, statements, strict=True))
    return "\n".join(lines).replace(f"\n{_INDENT}▸", "  ▸")


def _alone(parts: CriteriaParts, trials: Sequence[Trial]) -> Iterator[Block]:
    if not parts.alone:
        return
    yield Heading(_("What only one record states"), 3)
    rows = tuple(
        Row(
            (Cell(subject_label(row, numbered=False)), _statement(row, trial, parts)),
            _("Only {letter}  {trial}").format(letter=trial_letter(place), trial=trial.id),
            row.concept,
        )
        for place, trial in enumerate(trials)
        for row in parts.alone
        if trial.id in row.cells
    )
    yield Grid(Table("", (_("Subject"), _("In the record's words")), rows), (1, 3.2))


def _agreeing(parts: CriteriaParts, trials: Sequence[Trial]) -> Iterator[Block]:
    if not parts.agreeing:
        return
    yield Heading(_("What is the same wherever it is stated"), 3)
    columns = (_("Subject"), _("The same in"), _("Not stated in"), _("In the words of one record"))
    rows = tuple(_agreeing_row(row, trials, parts) for row in parts.agreeing)
    yield Grid(Table("", columns, rows), (1, 0.7, 0.6, 2.2))


def _agreeing_row(row: AlignedRow, trials: Sequence[Trial], parts: CriteriaParts) -> Row:
    ids = [trial.id for trial in trials]
    place = ids.index(min(row.cells, key=lambda trial: len(row.cells[trial].text)))
    cells = (
        Cell(subject_label(row, numbered=False)),
        Cell(relation_words(row, ids)),
        silent_cell(row, ids),
        Cell(f"{trial_letter(place)}: " + "\n".join(statement_lines(row, trials[place], parts))),
    )
    return Row(cells, key=row.concept)


def criteria_of_records(rows: Sequence[AlignedRow], trials: Sequence[Trial]) -> Iterator[Block]:
    """Return, record by record, each item whose words do not stand whole in the parts before.

    Lists within a list are given whole: their items are understood under what they detail.
    """
    parts = criteria_parts(rows, trials) if len(trials) > 1 else CriteriaParts()
    yield NewPage()
    yield Heading(_("Criteria in the records' words"))
    silence = _("What a record does not mention is not stated; that is not the same as allowed.")
    yield Words(Cell(silence), "note")
    for place, trial in enumerate(trials):
        yield Heading(trial.id, 3, place)
        yield Words(Cell(trial.brief_title or _("Title not stated")), "note")
        yield from _record(trial, parts)


def _record(trial: Trial, parts: CriteriaParts) -> Iterator[Block]:
    items = split(trial.eligibility.text or "")
    if not items:
        yield Words(stated(None))
        return
    printed = _printed_whole(trial, items, parts)
    if printed:
        names = ", ".join(item.id for item in items if item.id in printed)
        text = _("In full under their subjects in “Criteria side by side”: {names}.")
        yield Words(Cell(text.format(names=names)), "note")
    rows = tuple(_criterion(item) for item in items if item.id not in printed)
    if rows:
        yield Grid(Table("", (_("No."), _("Criterion")), rows), (0.07, 1))


def _printed_whole(trial: Trial, items: Sequence[Criterion], parts: CriteriaParts) -> set[str]:
    """Name the items all of whose words stand in the tables; a list in a list is never one."""
    nested = {item.id for item in items if item.parent} | {item.parent for item in items}
    read: dict[str, list[Atom]] = {}
    for topic in topics(trial.eligibility.text or ""):
        read.setdefault(topic.atom.criterion, []).append(topic.atom)
    return {
        item.id
        for item in items
        if item.id not in nested
        and all((trial.id, atom.text) in parts.first_rows for atom in read.get(item.id, ()))
        and _is_covered(item, read.get(item.id, ()))
    }


def _is_covered(item: Criterion, atoms: Sequence[Atom]) -> bool:
    """Return whether the atoms leave out nothing of the item but what links them."""
    left = list(item.text)
    for atom in atoms:
        left[atom.start : atom.end] = " " * (atom.end - atom.start)
    return set(re.findall(r"\w+", "".join(left).lower())) <= _LINKS


def _criterion(item: Criterion) -> Row:
    polarity = field_label("unassigned" if item.polarity == "unknown" else item.polarity)
    group = f"{polarity}: {item.group.rstrip(':： ')}" if item.group else polarity
    detail = "– " * item.depth if item.parent else ""
    return Row((Cell(item.id), Cell(f"{detail}{item.text}")), group=group, key=item.id)
