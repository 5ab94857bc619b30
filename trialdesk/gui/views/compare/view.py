"""The trials of the board side by side."""

from typing import TYPE_CHECKING

from trialdesk.gui.session.context import Context
from trialdesk.gui.view.board_table_view import BoardTableView, Texts
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.codes import caution
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class CompareView(BoardTableView):
    """Trials are columns, attributes rows; differences are marked, silence is shown."""

    def __init__(self, context: Context) -> None:
        texts = Texts(
            name=_("Comparison"),
            find=_("Find in the comparison"),
            empty=_("Put two to six trials on the board to see them side by side."),
            footnote=caution(),
        )
        super().__init__(context, texts, _compared)


def _compared(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.operations.analyse import compare_trials
    from trialdesk.presentation.comparison.comparison_table import comparison_table

    return comparison_table(compare_trials(library, board))
