"""The views, one of them shown; those not needed at the start are made when first wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from trialdesk.gui.memory import Memory
from trialdesk.gui.session import Session
from trialdesk.gui.views.library import LibraryView

if TYPE_CHECKING:
    from trialdesk.gui.views.compare import CompareView
    from trialdesk.gui.views.welcome import WelcomeView


class ViewStack(QStackedWidget):
    """Shows a view by name: "library", "compare" or "welcome"."""

    shown = Signal(str)
    action_wanted = Signal(str)

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__()
        self._session = session
        self.name = ""
        self.library = LibraryView(session, memory)
        self.library.import_wanted.connect(lambda: self.action_wanted.emit("import_files"))
        self.addWidget(self.library)

    @cached_property
    def compare(self) -> "CompareView":
        from trialdesk.gui.views.compare import CompareView

        view = CompareView(self._session)
        view.library_wanted.connect(lambda: self.show_view("library"))
        self.addWidget(view)
        return view

    @cached_property
    def welcome(self) -> "WelcomeView":
        from trialdesk.gui.views.welcome import WelcomeView

        view = WelcomeView()
        view.import_wanted.connect(lambda: self.action_wanted.emit("import_files"))
        view.sample_wanted.connect(lambda: self.action_wanted.emit("open_sample"))
        view.library_wanted.connect(lambda: self.action_wanted.emit("open_library"))
        self.addWidget(view)
        return view

    def current(self) -> "LibraryView | CompareView | WelcomeView":
        if self.name == "welcome":
            return self.welcome
        return self.compare if self.name == "compare" else self.library

    def show_view(self, name: str) -> None:
        """Show a view and put the keyboard into it; without a library that is the welcome."""
        name = name if self._session.location is not None else "welcome"
        if name != self.name:
            self.name = name
            self.setCurrentWidget(self.current())
            self.current().focus_content()
            self.shown.emit(name)
