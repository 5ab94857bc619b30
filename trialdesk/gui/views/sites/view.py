"""Where the trials of the board run: a map and a list, linked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap
from trialdesk.domain.trial import Trial
from trialdesk.errors import TrialDeskError
from trialdesk.gui.actions import actions
from trialdesk.gui.look.plain import footnote
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.map.map_canvas import MapCanvas
from trialdesk.gui.map.map_legend import MapLegend
from trialdesk.gui.map.place_chooser import PlaceChooser, known_places
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.gui.views.sites.site_list import SiteList
from trialdesk.gui.views.sites.site_tools import SiteTools
from trialdesk.presentation.sites.boundaries import Boundaries
from trialdesk.presentation.sites.site_filter import kept_sites
from trialdesk.presentation.sites.site_table import site_details, site_key, site_table
from trialdesk.presentation.wording.failures import failure_words
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    from trialdesk.domain.place import PlaceCorrection
    from trialdesk.presentation.sites.site_map import SiteMap
    from trialdesk.storage.library import Library

_SPLIT = "layout/sites_split"
_MAP_PART, _LIST_PART = 150 * GRID, 110 * GRID
_ON_MAP = ("boundaries", "own_outline", "our_outline", "save_map")


@dataclass(frozen=True, slots=True, eq=False)
class _LocatedBoard:
    """The sites of a board, the trials they are of, and the map that shows all of them."""

    trials: tuple[Trial, ...]
    sites: SitesOnMap
    map: "SiteMap"
    notice: str = ""


class SitesView(View):
    """City bubbles on the map, every site in the list; what is chosen in one is in the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._locating = Background(context.workers, self)
        self._places = PlaceChooser(context, self)
        self._located: _LocatedBoard | None = None
        self._shown: SitesOnMap = SitesOnMap((), ())
        self._map: SiteMap | None = None
        self._board: tuple[str, ...] = ()
        self._build()
        self._connect()
        self._show_findings()
        self.restore_layout()
        self._locate()

    def _build(self) -> None:
        offered = [(action.id, action.text) for action in actions() if action.id in _ON_MAP]
        self.tools = SiteTools(offered)
        self.canvas, self.legend, self.list = MapCanvas(), MapLegend(), SiteList()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(left)
        self._split.addWidget(self._list_part())
        words = _("Put one to six trials on the board to see where they run.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._split, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _list_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.details = footnote("")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        return part

    def _connect(self) -> None:
        self._narrowing = QTimer(self, singleShot=True, interval=0)
        self._narrowing.timeout.connect(self._refill)
        self.tools.changed.connect(self._narrowing.start)
        self.tools.left.connect(self.list.focus_a_row)
        self.tools.zoomed.connect(self.canvas.zoom)
        self.tools.wanted.connect(self._answer)
        self.list.value_chosen.connect(self._navigation.choose_value)
        self.list.row_chosen.connect(self._show_on_map)
        self.canvas.cities_chosen.connect(self._show_in_list)
        self.canvas.figure_changed.connect(self.legend.show_figure)
        self._checking.changed.connect(self._show_findings)
        self._workspace.board_changed.connect(self._locate)
        self._workspace.places_changed.connect(self._locate)

    def _show_findings(self) -> None:
        self.list.show_findings(self._checking.findings())

    def answers(self) -> Mapping[str, Answer]:
        no_site = "" if self._site() else _("Choose a site in the list first.")
        outline = self._preferences.settings.outline
        ours = "" if outline else _("The outline of TrialDesk is shown.")
        nothing = "" if self._map else _("There is no map to show yet.")
        return {
            "find": Answer(self.tools.focus_find),
            "set_home": Answer(partial(self._places.ask_home, self._locate)),
            "correct_place": Answer(self._correct, self._workspace.why_not_correct() or no_site),
            "map_all": Answer(self.canvas.show_all, nothing),
            "boundaries": Answer(self._turn_boundaries),
            "own_outline": Answer(self._ask_outline),
            "our_outline": Answer(partial(self.use_outline, None), ours),
            "save_map": Answer(self._ask_picture, nothing),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.list.focus_a_row()

    def keep_layout(self) -> None:
        keep_sizes(self._memory, _SPLIT, self._split)

    def restore_layout(self) -> None:
        if not restore_sizes(self._memory, _SPLIT, self._split):
            self._split.setSizes([_MAP_PART, _LIST_PART])

    def _locate(self, *_changed: object) -> None:
        library, board = self._session.library, self._workspace.board
        settings = self._preferences.settings
        self.tools.show_home(settings.home)
        self.canvas.boundaries = settings.boundaries
        if not board or library is None:
            self._locating.drop()
            self._page.show_empty()
            return
        if self._page.show_full():
            self.list.setFocus()
        size = (self.canvas.width(), self.canvas.height())
        asked = _SiteRequest(board, self._workspace.places, settings.home, settings.outline, size)
        self._locating.run(partial(_located, library, asked), self._show)

    def _show(self, located: _LocatedBoard) -> None:
        board = tuple(trial.id for trial in located.trials)
        anew, self._board = board != self._board or self._home_changed(located), board
        self._located = located
        if located.notice:
            self._notices.notice.emit(located.notice)
        self.tools.show_sites(located.sites)
        self._refill(anew=anew)
        if self.list.hasFocus():
            self.list.focus_a_row()

    def _home_changed(self, located: _LocatedBoard) -> bool:
        return self._located is None or self._located.sites.home != located.sites.home

    def _refill(self, *, anew: bool = False) -> None:
        """Show the sites asked for, on the map and in the list."""
        if self._located is None:
            return
        whole = self._located.map
        self._shown = kept_sites(self._located.sites, self.tools.asked())
        kept_all = self._shown is self._located.sites
        self._map = whole if kept_all else whole.narrowed(self._shown)
        # first the map: the list tells at once which city is chosen on it
        self.canvas.show_map(self._map, anew=anew)
        self.list.show_table(site_table(self._shown, self._located.trials))
        self.tools.show_count(len(self._shown.sites), len(self._located.sites.sites))
        if anew and self._shown.sites:
            self.list.choose_row(site_key(self._shown.sites[0]))
        self._show_on_map(self.list.current_key() or "")

    def _site(self) -> LocatedSite | None:
        line = self.list.currentIndex().row()
        return self._shown.sites[line] if 0 <= line < len(self._shown.sites) else None

    def _show_on_map(self, key: str) -> None:
        city = self._map.cities.city_named(key) if self._map and key else -1
        self.canvas.choose_city(city)
        self._show_details()

    def _show_in_list(self, cities: "NDArray[int64] | None") -> None:
        if cities is not None and self._map is not None:
            chosen = self._map.cities.sites_of(cities)
            with_signals = self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.list.select_rows([site_key(site) for site in chosen])
            self.list.blockSignals(with_signals)
            self.list.tell_value()
        self._show_details()

    def _show_details(self) -> None:
        site = self._site()
        words = site_details(site) if site else ""
        self.details.setText(words)
        self.details.setVisible(bool(words))
        self.answers_changed.emit()

    def _correct(self) -> None:
        site = self._site()
        if site is not None:
            self._places.ask_place(site)

    def _answer(self, action: str) -> None:
        self.action_wanted.emit(action)

    def _turn_boundaries(self) -> None:
        ways = get_args(Boundaries)
        now = self._preferences.settings.boundaries
        self._preferences.change(boundaries=ways[(ways.index(now) + 1) % len(ways)])
        self.canvas.boundaries = self._preferences.settings.boundaries
        self.canvas.redraw()
        names = {
            "neutral": _("Boundaries: all lines alike, taking no side"),
            "de_facto": _("Boundaries: those between countries in their own weight, as held now"),
            "none": _("Boundaries: none between countries"),
        }
        self._notices.status.emit(names[self.canvas.boundaries])

    def _ask_outline(self) -> None:
        title, kinds = _("Outline of the map"), _("GeoJSON (*.geojson *.json)")
        path, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.use_outline(path)

    def use_outline(self, path: str | None) -> None:
        """Draw the outline of a file in place of ours; None is ours again."""
        from trialdesk.geography.map.outline import load_outline
        from trialdesk.geography.map.sheet import sheet

        sheet.cache_clear()
        try:
            if path:
                load_outline(path)
        except TrialDeskError as error:
            self._notices.report(error)
            return
        self._preferences.change(outline=path)
        self._locate()

    def _ask_picture(self) -> None:
        title, kinds = _("Save the map as a picture"), _("Picture (*.png);;Drawing (*.svg)")
        path, kind = QFileDialog.getSaveFileName(self, title, "sites.png", kinds)
        if path:
            ending = ".svg" if "svg" in kind and not Path(path).suffix else ""
            self.save_picture(Path(path + ending))

    def save_picture(self, path: Path) -> None:
        """Save what the map shows, with its legend."""
        from trialdesk.gui.map.map_picture import save_picture

        if self._map is None:
            return
        try:
            save_picture(path, self._map, self.canvas.view(), self.canvas.dress())
        except TrialDeskError as error:
            self._notices.report(error)
        else:
            self._notices.status.emit(_("Saved {path}").format(path=path))


@dataclass(frozen=True, slots=True)
class _SiteRequest:
    """What the sites are located for."""

    board: tuple[str, ...]
    places: "frozenset[PlaceCorrection]"
    home: Home | None
    outline: str | None
    size: tuple[int, int]


def _located(library: "Library", asked: _SiteRequest, _progress: Progress) -> _LocatedBoard:
    from trialdesk.operations.sites import locate
    from trialdesk.presentation.sites.site_map import SiteMap

    trials = library.trials(asked.board)
    sites = locate(trials, known_places(), asked.places, asked.home)
    shown, notice = SiteMap(sites, asked.outline), ""
    try:
        shown.make_ready(*asked.size)
    except TrialDeskError as error:
        notice = _("{reason} The map of TrialDesk is shown in its place.").format(
            reason=failure_words(error)
        )
        shown = SiteMap(sites)
    return _LocatedBoard(trials, sites, shown, notice)
