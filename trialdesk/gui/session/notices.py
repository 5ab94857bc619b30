"""Words for the user: notices, status messages, defects."""

from PySide6.QtCore import QObject, Signal

from trialdesk.errors import TrialDeskError


class Notices(QObject):
    """Passes on what the user should know; who shows it listens here.

    ``notice`` stays until it is put away, ``status`` passes, ``defect`` carries an error of the
    program itself.
    """

    notice = Signal(str)
    status = Signal(str)
    defect = Signal(object)

    def report(self, error: Exception) -> None:
        """Pass an error on: words the user can act on, or a defect."""
        if isinstance(error, TrialDeskError):
            from trialdesk.presentation.wording.failures import failure_words

            self.notice.emit(failure_words(error))
        else:
            self.defect.emit(error)
