"""Following docs/how-to.md in a copy of the program: a view is a folder, a line and an icon."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]

VIEW = '''"""A summary of the board."""

from trialdesk.gui.session.context import Context
from trialdesk.gui.view.board_table_view import BoardTableView, Texts
from trialdesk.presentation.tables import Table


class SummaryView(BoardTableView):
    def __init__(self, context: Context) -> None:
        texts = Texts(name="Summary", find="Find", empty="Nothing", footnote="")
        super().__init__(context, texts, lambda *_: Table("", (), ()))
'''
LAST_LINE = '        ("history", _("History")),\n'
NEW_LINE = '        ("summary", _("Summary")),\n'
OPENED = """
import json
import trialdesk
from trialdesk.gui.window.start import make_application, make_window
app = make_application()
window = make_window(app)
window.context.session.open("new.db", create=True)
while window.context.session.library is None or window.context.workers.busy():
    app.processEvents()
window.actions_by_id["show_summary"].trigger()
button = window.rail._buttons["show_summary"]
print(json.dumps([trialdesk.__file__, window.views.name, button.isChecked(), button.text()]))
window.context.session.close()
"""


def copied(target: Path) -> Path:
    """Return a copy of the program in which icons are files and other data is linked to."""
    shutil.copytree(CHECKOUT / "trialdesk", target / "trialdesk")
    resources = target / "resources"
    resources.mkdir()
    for part in (CHECKOUT / "resources").iterdir():
        (resources / part.name).symlink_to(part)
    (resources / "icons").unlink()
    shutil.copytree(CHECKOUT / "resources/icons", resources / "icons")
    return target


def test_a_view_is_its_folder_a_line_and_an_icon(tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    folder = copy / "trialdesk/gui/views/summary"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "view.py").write_text(VIEW)
    actions = copy / "trialdesk/gui/actions.py"
    lines = actions.read_text("utf-8").replace(LAST_LINE, LAST_LINE + NEW_LINE)
    actions.write_text(lines, "utf-8")
    icons = copy / "resources/icons"
    shutil.copy(icons / "check.svg", icons / "summary.svg")
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    opened = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", OPENED],
        cwd=copy,
        env={**os.environ, **dict.fromkeys(homes, str(tmp_path)), "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert opened.returncode == 0, opened.stderr
    program, *shown = json.loads(opened.stdout)
    assert program == str(copy / "trialdesk/__init__.py")
    assert shown[:2] == ["summary", True]
