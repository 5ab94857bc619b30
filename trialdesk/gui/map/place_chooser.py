"""Where home is and where addresses lie, as the user says."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trialdesk.domain.located_site import Home, LocatedSite
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.presentation.sites.place_choices import PlaceChoice, place_choices, point_choice
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.geography.places.gazetteer import Gazetteer

_MOST = 30


@cache
def known_places() -> "Gazetteer":
    """Open the gazetteer once."""
    from trialdesk.geography.places.gazetteer import open_gazetteer
    from trialdesk.settings import cache_folder

    return open_gazetteer(cache_folder())


class PlaceChooser:
    """Asks for places; the workspace keeps what is put right, the settings where home is."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._workspace = context.workspace
        self._notices = context.notices
        self._preferences = context.preferences
        self._parent = parent
        self._opening = Background(context.workers, parent)

    def ask_home(self, changed: Callable[[], object]) -> None:
        """Ask where home is and remember it."""
        self._opening.run(_opened, partial(self._open_home, changed))

    def ask_place(self, site: LocatedSite) -> None:
        """Ask where an address lies."""
        self._opening.run(_opened, partial(self._open_place, site))

    def _open_home(self, changed: Callable[[], object], places: "Gazetteer") -> None:
        from trialdesk.gui.map.place_dialog import PlaceDialog

        home = self._preferences.settings.home
        note = _("Distances are counted from here, city centre to city centre.")
        dialog = PlaceDialog(_("Home hospital"), note, partial(_search, places), self._parent)
        back = _("No home: leave {place}").format(place=home.label) if home else ""
        dialog.offer((), back)
        dialog.chosen.connect(lambda choice: self._take_home(choice, changed))
        dialog.returned.connect(lambda: self._take_home(None, changed))
        dialog.open()

    def _take_home(self, choice: PlaceChoice | None, changed: Callable[[], object]) -> None:
        home = Home(choice.label, choice.latitude, choice.longitude) if choice else None
        self._preferences.change(home=home)
        changed()

    def _open_place(self, site: LocatedSite, places: "Gazetteer") -> None:
        from trialdesk.gui.map.place_dialog import PlaceDialog
        from trialdesk.presentation.sites.site_table import city_words
        from trialdesk.presentation.sites.site_words import place_words

        written = city_words(site.site) or _("no address stated")
        parts = (written, place_words(site.located), _("Holds for every site with this address."))
        note = "\n".join(part for part in parts if part)
        title = _("Where does this address lie?")
        dialog = PlaceDialog(title, note, partial(_search, places), self._parent)
        located = site.located
        offered = (*((located.place,) if located.place else ()), *located.alternatives)
        back = _("Back where TrialDesk finds it") if located.corrected else ""
        dialog.offer(() if located.corrected else place_choices(offered), back)
        dialog.chosen.connect(partial(self._take_place, site))
        dialog.returned.connect(partial(self._return_place, site))
        dialog.open()

    def _take_place(self, site: LocatedSite, choice: PlaceChoice) -> None:
        from trialdesk.operations.correct_place import correct_place, site_address

        point = (choice.latitude, choice.longitude)
        places = correct_place(self._workspace.places, site_address(site.site), point, choice.label)
        self._workspace.correct_places(places)
        words = _("Placed at {place}. Ctrl+Z takes that back.")
        self._notices.status.emit(words.format(place=choice.label))

    def _return_place(self, site: LocatedSite) -> None:
        from trialdesk.operations.correct_place import return_place, site_address

        self._workspace.correct_places(
            return_place(self._workspace.places, site_address(site.site))
        )
        self._notices.status.emit(_("Put back where TrialDesk finds it. Ctrl+Z takes that back."))


def _opened(_progress: Progress) -> "Gazetteer":
    return known_places()


def _search(places: "Gazetteer", words: str) -> Sequence[PlaceChoice]:
    from trialdesk.operations.sites import written_point

    point = written_point(words)
    return point_choice(point) if point else place_choices(places.search(words, _MOST))
