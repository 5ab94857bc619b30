"""The views, one of them shown; each is made when it is first wanted."""

from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from trialdesk.gui.session.context import Context
from trialdesk.gui.view.view import View

FIRST, WELCOME = "library", "welcome"


class ViewStack(QStackedWidget):
    """Shows a view by the name of its folder in ``gui.views``."""

    shown = Signal(str)
    answers_changed = Signal()
    action_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made: dict[str, View] = {}
        self.name = ""
        self.view(FIRST)

    def view(self, name: str) -> View:
        """Return a view; "criteria" is class CriteriaView of ``gui.views.criteria.view``."""
        if name not in self._made:
            module = import_module(f"trialdesk.gui.views.{name}.view")
            made: View = getattr(module, f"{name.title()}View")(self._context)
            made.action_wanted.connect(self.action_wanted)
            made.answers_changed.connect(self.answers_changed)
            self.addWidget(made)
            self._made[name] = made
        return self._made[name]

    def current(self) -> View:
        return self.view(self.name or FIRST)

    def show_view(self, name: str) -> None:
        """Show a view and put the keyboard into it; without a library that is the welcome."""
        name = name if self._context.session.location is not None else WELCOME
        if name != self.name:
            self.name = name
            self.setCurrentWidget(self.current())
            self.current().focus_content()
            self.shown.emit(name)

    def show_first(self) -> None:
        """Show the welcome, or the first view in its place."""
        if self._context.session.location is None or self.name in {"", WELCOME}:
            self.show_view(FIRST)

    def answer(self, action: str) -> None:
        """Have the view that is shown do what an action means there."""
        answer = self.current().answers().get(action)
        if answer is not None:
            if answer.why_not:
                self._context.notices.notice.emit(answer.why_not)
            else:
                answer.run()

    def keep_layout(self) -> None:
        for view in self._made.values():
            view.keep_layout()

    def restore_layout(self) -> None:
        for view in self._made.values():
            view.restore_layout()
