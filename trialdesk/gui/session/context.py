"""What the parts of the window work with, wired together."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from trialdesk.gui.session.background import Workers
from trialdesk.gui.session.checking import Checking
from trialdesk.gui.session.library_session import LibrarySession
from trialdesk.gui.session.memory import Memory
from trialdesk.gui.session.navigation import Navigation
from trialdesk.gui.session.notices import Notices
from trialdesk.gui.session.preferences import Preferences
from trialdesk.gui.session.workspace import Workspace


class Context(NamedTuple):
    """Handed to each view and dialog opener, which take of it what they need."""

    session: LibrarySession
    workspace: Workspace
    notices: Notices
    navigation: Navigation
    checking: Checking
    workers: Workers
    preferences: Preferences
    memory: Memory
    today: Callable[[], date]


def make_context(
    preferences: Preferences, memory: Memory, today: Callable[[], date] = date.today
) -> Context:
    """Make the objects of one window and connect them; no library is open yet."""
    workers, notices = Workers(), Notices()
    workers.failed.connect(notices.report)
    preferences.report = notices.report
    session = LibrarySession(workers, notices)
    workspace = Workspace(session, workers, notices, today)
    checking = Checking(session, workspace, workers)
    return Context(
        session, workspace, notices, Navigation(), checking, workers, preferences, memory, today
    )
