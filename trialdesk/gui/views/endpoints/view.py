"""What the trials of the board measure, by endpoint."""

from typing import TYPE_CHECKING

from trialdesk.gui.session.context import Context
from trialdesk.gui.view.board_table_view import BoardTableView, Texts
from trialdesk.presentation.endpoints.endpoint_matrix import double_meanings
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.codes import caution, not_listed_note
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class EndpointsView(BoardTableView):
    """Endpoints are rows, trials columns; one code that hides two definitions is warned of."""

    def __init__(self, context: Context) -> None:
        texts = Texts(
            name=_("Endpoints"),
            find=_("Find in the endpoints"),
            empty=_("Put two to six trials on the board to see their endpoints side by side."),
            footnote=f"{not_listed_note()} {caution()}",
        )
        super().__init__(context, texts, _matrix, head_shows_titles=False)

    def _count(self, table: Table) -> str:
        warned = len(double_meanings(table))
        return (
            _("⚠ one code, two definitions: {number} times").format(number=warned)
            if warned
            else _("No code with two definitions found")
        )


def _matrix(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.presentation.endpoints.endpoint_matrix import endpoint_matrix

    return endpoint_matrix(library.trials(board))
