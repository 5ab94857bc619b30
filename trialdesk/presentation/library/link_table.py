"""Pairs of records that may be of one trial, side by side."""

from collections.abc import Mapping, Sequence

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.workspace.link import Link
from trialdesk.marking import N_
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import data_date, not_stated
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _, translated

_STATES = {
    "proposed": N_("not answered"),
    "confirmed": N_("one trial"),
    "refused": N_("not the same"),
}


def link_table(links: Sequence[Link], known: Mapping[str, TrialSummary]) -> Table:
    """Return a row for each pair: both records in brief, the number they share, the answer."""
    columns = (_("Record"), _("Record"), _("Number they share"), _("Your answer"))
    rows = tuple(
        Row(
            (
                Cell(_description(link.first, known)),
                Cell(_description(link.second, known)),
                Cell(link.number),
                Cell(
                    translated(_STATES[link.state]),
                    Tone.WARNING if link.state == "proposed" else Tone.PLAIN,
                ),
            ),
            key=f"{link.first} {link.second}",
        )
        for link in links
    )
    return Table(_("Records that may be one trial"), columns, rows)


def _description(trial: str, known: Mapping[str, TrialSummary]) -> str:
    summary = known.get(trial)
    if summary is None:
        return trial
    status = label(summary.status) if summary.status else _("status not stated")
    day = data_date(summary.data_date, summary.data_date_basis)
    return "\n".join(
        (
            trial,
            summary.brief_title or not_stated(),
            f"{summary.sponsor or not_stated()}",
            f"{status} · {day}",
        )
    )
