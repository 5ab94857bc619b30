"""The word difference of two trials on one subject, as a table."""

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.criteria_table import polarity_line
from trialdesk.presentation.criteria.relations import is_disputed, relation_between, relation_mark
from trialdesk.presentation.criteria.subjects import subject_label
from trialdesk.presentation.marked import Marked, all_in, joined
from trialdesk.presentation.tables import Cell, Look, Row, Table, Tone
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.word_difference import ONLY_FIRST, ONLY_SECOND, word_difference

Lettered = tuple[str, Trial]


def criteria_difference(row: AlignedRow, reference: Lettered, other: Lettered) -> Table:
    """Set the words of two lettered trials beside each other; a silent one reads "not stated"."""
    (letter, first), (other_letter, second) = reference, other
    columns = (f"{letter}  {first.id}", f"{other_letter}  {second.id}")
    aligned = [row.cells.get(trial.id) for trial in (first, second)]
    title = f"{subject_label(row)}: {letter} – {other_letter}"
    if aligned[0] is None or aligned[1] is None:
        cells = [
            _silent(head) if cell is None else Cell(f"{head}\n{cell.text}")
            for head, cell in zip(columns, aligned, strict=True)
        ]
        return _table(title, columns, cells, "")
    words = word_difference(aligned[0].text, aligned[1].text)
    shown = [
        joined([_head(row, lettered), text])
        for lettered, text in zip((reference, other), words, strict=True)
    ]
    kind = relation_between(row, second.id, first.id)
    relation = f"{other_letter} {relation_mark(kind, letter)}"
    if is_disputed(row, first.id, second.id):
        relation = _("{relation} ✎ marked wrong by you").format(relation=relation)
    signs = _("{glyph} only in {letter}")
    only = (
        signs.format(glyph=ONLY_FIRST, letter=letter),
        signs.format(glyph=ONLY_SECOND, letter=other_letter),
    )
    return _table(
        title,
        columns,
        [Cell(text.text, marks=text.marks) for text in shown],
        "   ".join((relation, *only)),
    )


def _table(title: str, columns: tuple[str, str], cells: list[Cell], note: str) -> Table:
    row = Row((Cell(title), *cells), key="words")
    return Table(title, ("", *columns), (row,), notes=(note,) if note else ())


def _silent(head: str) -> Cell:
    return Cell("\n".join((head, _("not stated — not the same as allowed"))), Tone.MISSING)


def _head(row: AlignedRow, lettered: Lettered) -> Marked:
    letter, trial = lettered
    polarities = dict.fromkeys(atom.polarity for atom in row.cells[trial.id].atoms)
    return joined([all_in(Look.QUIET, f"{letter}  {trial.id}"), polarity_line(polarities)], " · ")
