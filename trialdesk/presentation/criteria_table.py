"""Aligned criteria as a table: subjects are rows, trials columns."""

from collections.abc import Sequence

from trialdesk.comparison.fields import criterion_source
from trialdesk.criteria.align import AlignedCell, AlignedRow
from trialdesk.criteria.split import split
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.presentation.limits import limits_words
from trialdesk.presentation.relations import relation_words
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import trial_letter

_GLYPHS = {"inclusion": "＋", "exclusion": "－", "unknown": "?"}


def criteria_table(rows: Sequence[AlignedRow], trials: Sequence[Trial]) -> Table:
    """Lay aligned criteria out; a row's key is its concept, its group the domain.

    A cell holds the record's words behind a sign for required (＋) or excluded (－), and beneath
    them the limits as read. Silence reads "not stated": it is not the same as allowed.
    """
    ids = tuple(trial.id for trial in trials)
    heads = tuple(f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    shown = tuple(_row(row, trials) for row in rows)
    notes = (
        _("＋ required, － excluded, ▸ limit as read. Not stated is not the same as allowed."),
    )
    return Table(_("Criteria"), ("", *heads), shown, ("", *ids), notes)


def _row(row: AlignedRow, trials: Sequence[Trial]) -> Row:
    ids = [trial.id for trial in trials]
    differs = row.overall == "differs"
    label = _("Other") if row.concept.startswith("other:") else _(row.label)
    relation = relation_words(row, ids)
    disputed = any(pair.disputed for pair in row.relations)
    mark = _("✎ relation marked wrong by you") if disputed else ""
    head = Cell("\n".join(part for part in (label, relation, mark) if part))
    cells = tuple(_cell(row.cells.get(trial.id), trial, differs=differs) for trial in trials)
    return Row((head, *cells), _(row.domain) if row.domain else _("Other"), row.concept, differs)


def _cell(cell: AlignedCell | None, trial: Trial, *, differs: bool) -> Cell:
    if cell is None:
        return Cell(_("not stated"), Tone.MISSING)
    lines = [f"{_GLYPHS[cell.polarity]} {line}" for line in cell.text.split("\n")]
    limits = limits_words(cell.constraints)
    if limits:
        lines.append(f"▸ {limits}")
    if cell.moved:
        lines.append(_("✎ moved here by you"))
    tone = Tone.DIFFERENT if differs else Tone.PLAIN
    return Cell("\n".join(lines), tone, _source(cell, trial))


def _source(cell: AlignedCell, trial: Trial) -> Source | None:
    """Give the place of all items a cell speaks from."""
    items = {item.id: item for item in split(trial.eligibility.text or "")}
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
