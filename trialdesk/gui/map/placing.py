"""Where home is and where addresses lie, as the user says."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trialdesk.domain.located_site import Home, LocatedSite
from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.session import Session
from trialdesk.presentation.sites.place_choices import PlaceChoice, place_choices, point_choice
from trialdesk.presentation.wording.failures import failure_words
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


class Placing:
    """Asks for places; the session keeps what is put right, the settings where home is."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._opening = Background(session.workers, parent)

    def why_not(self) -> str:
        """Say why no place can be put right here; empty where it can."""
        if self._session.can_keep():
            return ""
        return _("The library is open for reading only: corrections cannot be kept.")

    def ask_home(self, changed: Callable[[], object]) -> None:
        """Ask where home is and remember it."""
        self._opening.run(_opened, partial(self._open_home, changed))

    def ask_place(self, site: LocatedSite) -> None:
        """Ask where an address lies."""
        self._opening.run(_opened, partial(self._open_place, site))

    def _open_home(self, changed: Callable[[], object], places: "Gazetteer") -> None:
        from trialdesk.gui.map.place_dialog import PlaceDialog

        home = self._session.preferences.settings.home
        note = _("Distances are counted from here, city centre to city centre.")
        dialog = PlaceDialog(_("Home hospital"), note, partial(_search, places), self._parent)
        back = _("No home: leave {place}").format(place=home.label) if home else ""
        dialog.offer((), back)
        dialog.chosen.connect(lambda choice: self._take_home(choice, changed))
        dialog.returned.connect(lambda: self._take_home(None, changed))
        dialog.open()

    def _take_home(self, choice: PlaceChoice | None, changed: Callable[[], object]) -> None:
        home = Home(choice.label, choice.latitude, choice.longitude) if choice else None
        try:
            self._session.preferences.change(home=home)
        except TrialDeskError as error:
            self._session.noticed.emit(failure_words(error))
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
        found = site.located
        offered = (*((found.place,) if found.place else ()), *found.alternatives)
        back = _("Back where TrialDesk finds it") if found.corrected else ""
        dialog.offer(() if found.corrected else place_choices(offered), back)
        dialog.chosen.connect(partial(self._take_place, site))
        dialog.returned.connect(partial(self._return_place, site))
        dialog.open()

    def _take_place(self, site: LocatedSite, choice: PlaceChoice) -> None:
        from trialdesk.operations.correct_place import correct_place, site_address

        point = (choice.latitude, choice.longitude)
        places = correct_place(self._session.places, site_address(site.site), point, choice.label)
        self._session.correct_places(places)
        told = _("Placed at {place}. Ctrl+Z takes that back.")
        self._session.told.emit(told.format(place=choice.label))

    def _return_place(self, site: LocatedSite) -> None:
        from trialdesk.operations.correct_place import return_place, site_address

        self._session.correct_places(return_place(self._session.places, site_address(site.site)))
        self._session.told.emit(_("Put back where TrialDesk finds it. Ctrl+Z takes that back."))


def _opened(_progress: Progress) -> "Gazetteer":
    return known_places()


def _search(places: "Gazetteer", words: str) -> Sequence[PlaceChoice]:
    from trialdesk.operations.sites import written_point

    point = written_point(words)
    return point_choice(point) if point else place_choices(places.search(words, _MOST))
