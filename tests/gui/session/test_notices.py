from pytestqt.qtbot import QtBot

from trialdesk.errors import TrialDeskError
from trialdesk.gui.session.notices import Notices


def test_an_error_the_user_can_act_on_is_a_notice(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.notice) as noticed, qtbot.assertNotEmitted(notices.defect):
        notices.report(TrialDeskError("brief-size", number=7, most=6))
    assert noticed.args == ["A brief holds one to 6 trials, not 7."]


def test_any_other_error_is_a_defect(qtbot: QtBot) -> None:
    notices, error = Notices(), ValueError("ours")
    with qtbot.waitSignal(notices.defect) as defect, qtbot.assertNotEmitted(notices.notice):
        notices.report(error)
    assert defect.args == [error]
