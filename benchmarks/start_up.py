"""Time from the start of the process to the painted window, against a bare PySide6 window.

Usage: python benchmarks/start_up.py [RUNS]. The two kinds of run alternate, so that a busy
machine slows both; the figure to look at is the ratio of the medians.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

_RUNS = 15
_LIMIT = 2.0
_ROOT = Path(__file__).parent.parent

_BARE = """
import sys
from time import monotonic
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        print(monotonic(), flush=True)
        app.quit()

app = QApplication(sys.argv)
window = Window()
window.resize(1320, 760)
window.show()
app.exec()
"""

TRIALDESK = """
import sys
from time import monotonic
from trialdesk.cli.main import main
import trialdesk.gui.app as door

def run(location, view=None):
    import gc
    gc.disable()
    door.require_qt()
    from PySide6.QtCore import QCoreApplication, QTimer
    from trialdesk.gui import start

    def begin(window, *rest):
        def tell():
            print(monotonic(), flush=True)
            QCoreApplication.quit()

        usual(window, *rest)
        window.painted.disconnect()
        window.painted.connect(lambda: QTimer.singleShot(0, tell))

    usual, start.begin = start.begin, begin
    return start.start(location, view)

door.run = run
main(["--library", sys.argv[1]])
"""


def seconds(program: str, *arguments: str) -> float:
    """Run a program that prints the clock when its window is painted."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    # an installed program has its bytecode at hand; the first run, not counted, writes it
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )
    return float(done.stdout.split()[0]) - started


def main() -> int:
    """Print both medians and their ratio; 1 when the ratio is above the limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "sample.db")
        sample = f"from trialdesk.cli.main import main; main(['sample', {library!r}])"
        subprocess.run([sys.executable, "-c", sample], check=True, cwd=_ROOT)
        seconds(_BARE), seconds(TRIALDESK, library)
        pairs = [(seconds(_BARE), seconds(TRIALDESK, library)) for _run in range(runs)]
    bare, ours = (median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"bare PySide6 window {bare:.0f} ms, TrialDesk {ours:.0f} ms, {runs} runs each")
    print(f"ratio {ours / bare:.2f} (limit {_LIMIT})")
    return int(ours / bare > _LIMIT)


if __name__ == "__main__":
    sys.exit(main())
