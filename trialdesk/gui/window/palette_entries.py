"""What the palette offers: the actions that can be done now, and trials."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from trialdesk.domain.summary import TrialSummary
from trialdesk.gui.actions import actions
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.listing import offered_trials
from trialdesk.gui.window.palette import Palette, PaletteEntry
from trialdesk.presentation.wording.translation import _


def open_palette(context: Context, window: QWidget) -> None:
    """Offer every action that can be done, and every trial to go to."""
    show = context.navigation.choose_trial
    entries = (*_action_entries(window), *_trial_entries(context.session.newest.values(), show))
    palette = Palette(entries, _("An action, a trial number, a word of a title"), window)
    _find_trials(context, palette, show)
    palette.open_over(window)


def ask_for_trial(context: Context, window: QWidget) -> None:
    """Offer every trial to put on the board that is not on it."""
    put, board = context.workspace.put_on_board, context.workspace.board
    entries = _trial_entries(context.session.newest.values(), put, board)
    palette = Palette(entries, _("Which trial goes on the board?"), window)
    _find_trials(context, palette, put, board)
    palette.open_over(window)


def _find_trials(
    context: Context,
    palette: Palette,
    act: Callable[[str], object],
    without: Collection[str] = (),
) -> None:
    """Let the palette find trials that it does not know, as the user types."""
    finding = Background(context.workers, palette)

    def find(words: str) -> None:
        library = context.session.library
        if library is None or not words.strip():
            finding.drop()
        else:
            work = partial(offered_trials, library, words)
            finding.run(work, lambda hits: palette.add_entries(_trial_entries(hits, act, without)))

    palette.typed.connect(find)


def _action_entries(window: QWidget) -> tuple[PaletteEntry, ...]:
    made = {action.objectName(): action for action in window.findChildren(QAction)}
    return tuple(
        PaletteEntry(action.text, action.shortcut, made[action.id].trigger)
        for action in actions()
        if action.id != "palette" and made[action.id].isEnabled()
    )


def _trial_entries(
    trials: Iterable[TrialSummary], act: Callable[[str], object], without: Collection[str] = ()
) -> tuple[PaletteEntry, ...]:
    return tuple(
        PaletteEntry(f"{trial.id}  {trial.brief_title or ''}", "", partial(act, trial.id))
        for trial in trials
        if trial.id not in without
    )
