"""Reported results as figures: dots and whiskers with their numbers in columns.

Nothing is computed between trials: no ranking, no difference, nothing pooled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trialdesk.comparison.repetitions import without_repetitions
from trialdesk.domain.result import Estimate
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.analyses import RATIOS, analyses
from trialdesk.endpoints.estimates import baseline, estimates
from trialdesk.presentation.plot import Plot, Scale, percent_scale, ratio_scale, scale_from_zero
from trialdesk.presentation.results.checked_figures import checked_estimate
from trialdesk.presentation.results.result_cells import (
    COUNTED,
    counts_cell,
    dot,
    drawn_value,
    interval_cell,
    limits,
    manner_cell,
    plot_cell,
    value_cell,
)
from trialdesk.presentation.results.results_rows import UNREAD, axis_row, silent_rows
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.translation import _

# In the order a board asks for them; others follow as the records give them.
_CODES = ("pCR", "EFS", "iDFS", "DFS", "ORR", "CBR", "DCR", "TTR", "DOR", "PFS", "OS")


@dataclass(frozen=True, slots=True)
class _Reported:
    """One figure of the trial at a place of the board."""

    place: int
    trial: Trial
    estimate: Estimate
    paths: tuple[str, ...]
    """Where it and its repetitions stand in the trial, as ``Trial.sources`` names them."""

    @property
    def code(self) -> str:
        return self.estimate.code or ""

    @property
    def unit(self) -> str:
        unit = self.estimate.unit or ""
        return "percent" if unit in COUNTED and self.estimate.value is None else unit

    @property
    def is_landmark(self) -> bool:
        return self.estimate.at_months is not None

    @property
    def source(self) -> Source | None:
        source = self.estimate.source
        return self.trial.stored(source) if source else None

    @property
    def key(self) -> str:
        return f"{self.trial.id}/{self.estimate.key}"


@dataclass(frozen=True, slots=True)
class _Panel:
    """Figures that share a title and an axis."""

    title: str
    figures: tuple[_Reported, ...]

    @property
    def scale(self) -> Scale | None:
        drawn = [figure.estimate for figure in self.figures if dot(figure.estimate)]
        if not drawn:
            return None
        if self.figures[0].unit == "percent":
            return percent_scale()
        ends = [
            value
            for estimate in drawn
            for value in (drawn_value(estimate), *limits(estimate.interval))
        ]
        known = [value for value in ends if value is not None]
        return ratio_scale(known) if self.figures[0].unit in RATIOS else scale_from_zero(known)


def endpoint_figure(trials: Sequence[Trial]) -> Table:
    """Return a row for each figure of an endpoint, trials beneath each other on one axis."""
    reported = [
        figure
        for place, trial in enumerate(trials)
        for figure in _reported(place, trial, of_endpoints=True)
    ]
    panels = list(_panels(reported))
    rows = [row for panel in panels for row in _panel_rows(panel)]
    silent = silent_rows(trials, len(_columns()))
    return Table(_("Endpoints"), _columns(), (*rows, *_unread(panels, trials), *silent))


def further_figures(trials: Sequence[Trial]) -> Table:
    """Return what else the records report: participants, treatment given, events in their words."""
    rows = []
    for place, trial in enumerate(trials):
        for figure in _reported(place, trial, of_endpoints=False):
            scale = percent_scale() if figure.unit == "percent" else None
            rows.append(_figure_row(figure, "", scale))
    if any(row.cells[1].plot for row in rows):
        rows.insert(0, axis_row(percent_scale(), "", len(_columns()), _("Axis in %")))
    return Table(_("Further figures"), _columns(), (*rows, *silent_rows(trials, len(_columns()))))


def _reported(place: int, trial: Trial, *, of_endpoints: bool) -> Iterator[_Reported]:
    """Return the figures of a trial, either those of endpoints we know or all others."""
    every = (*estimates(trial.results), *analyses(trial.results), *baseline(trial.results))
    wanted = [estimate for estimate in every if (estimate.code in _CODES) == of_endpoints]
    published = trial.results.estimates if trial.results else ()
    paths = {id(estimate): f"results/estimates/{at}" for at, estimate in enumerate(published)}
    for alike in without_repetitions(wanted):
        stands = tuple(paths[id(estimate)] for estimate in alike if id(estimate) in paths)
        yield _Reported(place, trial, alike[0], stands)


def _columns() -> tuple[str, ...]:
    return (
        "",
        _("Figure"),
        _("n/N"),
        _("Value"),
        _("Interval"),
        _("Method, population"),
        _("Recomputed"),
    )


def _panels(figures: Sequence[_Reported]) -> Iterator[_Panel]:
    """Put figures of one endpoint in one unit together, landmarks and ratios after the rest."""

    def order(figure: _Reported) -> tuple[int, bool, bool, str]:
        is_ratio = figure.unit in RATIOS
        return _CODES.index(figure.code), is_ratio, figure.is_landmark, figure.unit

    def within(figure: _Reported) -> tuple[int, int]:
        return figure.estimate.at_months or 0, figure.place

    ranked = sorted(figures, key=lambda figure: (order(figure), within(figure)))
    for _same, members in groupby(ranked, key=order):
        panel = tuple(members)
        yield _Panel(_title(panel[0]), panel)


def _title(figure: _Reported) -> str:
    units = {
        "percent": _("%"),
        "day": _("days"),
        "week": _("weeks"),
        "month": _("months"),
        "year": _("years"),
    }
    unit = units.get(figure.unit, figure.unit)
    name = _("{code} at landmark times") if figure.is_landmark else "{code}"
    title = name.format(code=figure.code)
    return f"{title} ({unit})" if unit else title


def _panel_rows(panel: _Panel) -> Iterator[Row]:
    scale = panel.scale
    if scale is not None:
        yield axis_row(scale, panel.title, len(_columns()))
    for figure in panel.figures:
        yield _figure_row(figure, panel.title, scale)


def _figure_row(figure: _Reported, group: str, scale: Scale | None) -> Row:
    estimate, source = figure.estimate, figure.source
    drawn = dot(estimate)
    plot = Plot(scale, (drawn,), figure.place) if drawn and scale else None
    value, interval = value_cell(estimate, source), interval_cell(estimate, source)
    spoken = ", ".join(cell.text for cell in (value, interval) if cell.tone is not Tone.MISSING)
    cells = (
        Cell(_named(estimate)),
        plot_cell(plot, spoken, source),
        counts_cell(estimate.n, estimate.total, source),
        value,
        interval,
        manner_cell(estimate, source),
        checked_estimate(figure.trial, estimate, figure.paths),
    )
    return Row(cells, group, figure.key, trial=figure.place)


def _named(estimate: Estimate) -> str:
    """Name whose figure it is first: that tells the figures of one endpoint apart."""
    parts = (estimate.group, estimate.row, estimate.measure)
    return "\n".join(part for part in parts if part)


def _unread(panels: Sequence[_Panel], trials: Sequence[Trial]) -> Iterator[Row]:
    """Name the endpoints others report of which a trial with results has no figure we know."""
    reported: dict[str, set[int]] = {}
    for figure in (figure for panel in panels for figure in panel.figures):
        reported.setdefault(figure.code, set()).add(figure.place)
    for place, trial in enumerate(trials):
        codes = [code for code, places in reported.items() if place not in places]
        if trial.results is not None and codes:
            text = _("no figure read as {codes}").format(codes=", ".join(codes))
            rest = tuple(Cell("") for _column in _columns()[2:])
            cells = (Cell(trial.id), Cell(text, Tone.MISSING), *rest)
            yield Row(cells, _("Without a figure"), f"{trial.id}{UNREAD}", trial=place)
