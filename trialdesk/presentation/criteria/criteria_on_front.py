"""The differences between criteria that a meeting asks for first, short enough for one page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.trial import Trial
from trialdesk.presentation.criteria.criteria_parts import CriteriaParts
from trialdesk.presentation.criteria.criteria_words import (
    is_ordered,
    order_words,
    statement_lines,
    subject_cell,
)
from trialdesk.presentation.criteria.subjects import subject_label
from trialdesk.presentation.tables import Row
from trialdesk.presentation.wording.cells import stated
from trialdesk.presentation.wording.translation import _

# The order in which a board decides, by domain of the lexicon; a domain not named comes last.
_ASKED_FIRST = (
    "disease_her2",
    "prior_therapy",
    "cns",
    "heart",
    "lung",
    "patient",
    "organ_function",
    "infection",
    "washout",
)
_LAST = len(_ASKED_FIRST)
_ELSEWHERE = frozenset({"age_range"})  # the ages a record gives as figures stand on the page
_SIGNS_A_ROW = 200  # two to three lines over all columns
_ROOM = {2: 7, 3: 4}  # rows by trials; beside more of them there is no room for words
_MOST_ROWS = 4
_ALL_IN_FULL = CriteriaParts()
_ORDERED_NAMED, _OTHERS_NAMED = 3, 4


def differing_first(parts: CriteriaParts) -> tuple[AlignedRow, ...]:
    """Return the rows that differ, first where one record is found to ask more than another.

    Then comes one of each domain before a second of any.
    """
    differing = [row for row in parts.differing if row.concept not in _ELSEWHERE]
    seen: Counter[tuple[bool, str]] = Counter()
    ranked = []
    for row in sorted(differing, key=lambda row: -len(row.cells)):
        ordered = is_ordered(row)
        place = _ASKED_FIRST.index(row.domain) if row.domain in _ASKED_FIRST else _LAST
        ranked.append(((not ordered, seen[ordered, row.domain], place), row))
        seen[ordered, row.domain] += 1
    return tuple(row for _key, row in sorted(ranked, key=lambda pair: pair[0]))


def rows_on_front(
    rows: Sequence[AlignedRow], trials: Sequence[Trial], taken: int
) -> tuple[Row, ...]:
    """Show the first rows whose words are short enough to stand whole beside each other.

    There is less room where other rows have ``taken`` some.
    """
    room = max(0, min(_MOST_ROWS, _ROOM.get(len(trials), 0) - taken))
    most = _SIGNS_A_ROW // len(trials)
    fitting = [row for row in rows if all(len(cell.text) <= most for cell in row.cells.values())]
    return tuple(_row(row, trials) for row in fitting[:room])


def named_on_front(
    rows: Sequence[AlignedRow], trials: Sequence[Trial], shown: Sequence[Row]
) -> Iterator[str]:
    """Name what differs beside the rows shown: where one asks more with the relation, then others.

    Of many the first are named and the rest counted.
    """
    left = [row for row in rows if row.concept not in {other.key for other in shown}]
    ids = [trial.id for trial in trials]
    both = _(" and ")
    ordered = [
        f"{subject_label(row, numbered=False)} ({both.join(order_words(row, ids))})"
        for row in left
        if is_ordered(row)
    ]
    others = [subject_label(row, numbered=False) for row in left if not is_ordered(row)]
    if ordered:
        text = _("One record asks more than another on: {names}.")
        yield text.format(names="; ".join(_first(ordered, _ORDERED_NAMED)))
    if others:
        text = _("The criteria also differ, if only in their words, on: {names}.")
        yield text.format(names="; ".join(_first(others, _OTHERS_NAMED)))


def _first(names: Sequence[str], most: int) -> Iterator[str]:
    yield from names[:most]
    if len(names) > most:
        yield _("and {number} more").format(number=len(names) - most)


def _row(row: AlignedRow, trials: Sequence[Trial]) -> Row:
    cells = (
        stated(
            "\n".join(statement_lines(row, trial, _ALL_IN_FULL)) if trial.id in row.cells else None
        )
        for trial in trials
    )
    head = subject_cell(row, [trial.id for trial in trials])
    return Row((head, *cells), _("Criteria"), row.concept)
