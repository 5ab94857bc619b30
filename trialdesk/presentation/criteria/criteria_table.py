"""Aligned criteria as a table: subjects are rows, trials columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from trialdesk.criteria.relations.align import AlignedCell, AlignedRow
from trialdesk.criteria.text.places import criterion_source
from trialdesk.domain.criterion import Polarity
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.items import items_by_id
from trialdesk.presentation.criteria.limits import limits_words
from trialdesk.presentation.criteria.relations import (
    is_disputed,
    reference_of,
    relation_between,
    relation_mark,
    relation_words,
)
from trialdesk.presentation.criteria.subjects import domain_label, subject_label
from trialdesk.presentation.marked import Marked, all_in, joined, spans_in
from trialdesk.presentation.tables import Cell, Look, Row, Table, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.figures import figure_spans
from trialdesk.presentation.wording.translation import _

Shown = Literal["both", "words", "limits"]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What every row is drawn with: the trials, what is shown, the trial to hold others against."""

    trials: tuple[Trial, ...]
    ids: tuple[str, ...]
    shown: Shown
    reference: str | None


def criteria_table(
    rows: Sequence[AlignedRow],
    trials: Sequence[Trial],
    shown: Shown = "both",
    reference: str | None = None,
) -> Table:
    """Lay aligned criteria out; a row's key is its concept, its group the domain.

    A cell says whether the subject is required or excluded and how that relates to the reference
    trial (the first of the row where that one is silent), then holds the record's words and the
    limits as read. Silence reads "not stated": it is not the same as allowed.
    """
    ids = tuple(trial.id for trial in trials)
    drawn = _Drawn(tuple(trials), ids, shown, reference)
    heads = tuple(f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    lines = tuple(_row(row, drawn) for row in rows)
    return Table(_("Criteria"), ("", *heads), lines, ("", *ids), (legend(),))


def legend() -> str:
    """Explain every sign of the table."""
    return _(
        "＋ required   － excluded   ▲ stricter (admits fewer)   ▼ looser   = asks the same   "
        "≠ differs, or not certain   ▸ limit as read by TrialDesk   ✎ changed by you"
    )


def polarity_line(polarities: Iterable[Polarity]) -> Marked:
    """Say what is asked; an exclusion must not be overlooked."""
    return joined([_polarity(polarity) for polarity in polarities], ", ")


def _polarity(polarity: Polarity) -> Marked:
    known = {"inclusion": _("＋ required"), "exclusion": _("－ excluded")}
    quiet = all_in(Look.QUIET, known.get(polarity, _("? required or excluded: not stated")))
    strong = () if polarity == "inclusion" else all_in(Look.STRONG, quiet.text).marks
    return Marked(quiet.text, (*quiet.marks, *strong))


def _row(row: AlignedRow, drawn: _Drawn) -> Row:
    disputes = [
        _("✎ {one} – {other}: marked wrong by you").format(
            one=_letter(pair.a, drawn), other=_letter(pair.b, drawn)
        )
        for pair in row.relations
        if pair.disputed
    ]
    head = [subject_label(row), relation_words(row, drawn.ids), *disputes]
    cells = tuple(_cell(row, trial, drawn) for trial in drawn.trials)
    label = Cell("\n".join(filter(None, head)))
    return Row((label, *cells), domain_label(row), row.concept, row.overall == "differs")


def _letter(trial: str, drawn: _Drawn) -> str:
    return trial_letter(drawn.ids.index(trial))


def _cell(row: AlignedRow, trial: Trial, drawn: _Drawn) -> Cell:
    cell = row.cells.get(trial.id)
    if cell is None:
        return Cell(_("not stated — not the same as allowed"), Tone.MISSING)
    reference = reference_of(row, drawn.ids, drawn.reference)
    kind = relation_between(row, trial.id, reference or "")
    mark = relation_mark(kind, _letter(reference, drawn)) if reference else ""
    if reference and is_disputed(row, trial.id, reference):
        mark = f"{mark} ✎"
    differs = kind not in {"same", "not_stated"}
    relation = Marked(mark, spans_in(Look.STRONG, mark, [(0, len(mark))]).marks if differs else ())
    shown = joined(list(_lines(cell, relation, drawn.shown)))
    tone = Tone.DIFFERENT if differs else Tone.PLAIN
    return Cell(shown.text, tone, _source(cell, trial), shown.marks)


def _lines(cell: AlignedCell, relation: Marked, shown: Shown) -> Sequence[Marked]:
    limits = limits_words(cell.constraints)
    lines: list[Marked] = []
    for polarity, atoms in groupby(cell.atoms, key=lambda atom: atom.polarity):
        head = [_polarity(polarity)]
        if relation.text and not lines:
            head.append(relation if relation.marks else all_in(Look.QUIET, relation.text))
        lines.append(joined(head, " · "))
        if shown != "limits" or not limits:
            lines += [_statement(atom.text) for atom in atoms]
    if limits and shown != "words":
        lines.append(all_in(Look.READ, f"▸ {limits}"))
    if cell.moved:
        lines.append(Marked(_("✎ moved here by you")))
    return lines


@lru_cache(maxsize=4096)
def _statement(text: str) -> Marked:
    return spans_in(Look.STRONG, text, figure_spans(text))


def _source(cell: AlignedCell, trial: Trial) -> Source | None:
    """Return the place of all items a cell speaks from."""
    items = items_by_id(trial.eligibility.text or "")
    sources = [
        criterion_source(trial, items[name].line, items[name].text)
        for name in cell.criterion_ids
        if name in items
    ]
    stated = [source for source in sources if source is not None]
    if not stated:
        return None
    lines = tuple(dict.fromkeys(line for source in stated for line in source.lines))
    quote = " … ".join(source.quote for source in stated if source.quote)
    first = stated[0]
    return Source(first.document, first.pointer, lines, quote, first.snapshot)
