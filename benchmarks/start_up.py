"""Time from the start of the process to the painted window, against a plain PySide6 window.

Usage: python benchmarks/start_up.py [RUNS] [--top N]. The two kinds of run alternate, so that a
busy machine slows both; the figure to look at is the ratio of the medians. What was imported and
built before the first paint is listed from runs of their own that are not timed.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from benchmarks.measurement import (
    CHECKOUT,
    add_slack,
    is_above,
    parser,
    positive,
    print_measured,
    spread,
)
from benchmarks.window import screenless
from trialdesk.operations.importing.sample import write_sample

_RUNS, _TOP = 15, 15
_LIMIT = 1.7
_LONGEST = 120  # seconds of one start
_Start = tuple[float, float]

# What a program prints at its first paint: the clock, what is loaded and what is built.
_REPORT = """
import json
import sys
from collections import Counter
from time import monotonic, process_time

def report():
    clock, processor = monotonic(), process_time()
    loaded = sorted(sys.modules)
    from PySide6.QtWidgets import QApplication
    from PySide6.QtGui import QAction
    built = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
    built["QAction"] = sum(len(top.findChildren(QAction)) for top in QApplication.topLevelWidgets())
    times = {"clock": clock, "processor": processor}
    print(json.dumps({**times, "loaded": loaded, "built": built}), flush=True)
"""

PLAIN = f"""{_REPORT}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.end)

    def end(self):
        report()
        app.quit()

app = QApplication(sys.argv)
window = Window()
window.resize(1320, 760)
window.show()
app.exec()
"""

TRIALDESK = f"""{_REPORT}
from trialdesk.cli.main import main
import trialdesk.gui.app as door

def require_qt():
    require()
    from PySide6.QtCore import QCoreApplication, QTimer
    from trialdesk.gui.window import start

    def begin(window, *rest):
        def end():
            report()
            QCoreApplication.quit()

        usual(window, *rest)
        window.painted.disconnect()
        window.painted.connect(lambda: QTimer.singleShot(0, end))

    usual, start.begin = start.begin, begin

require, door.require_qt = door.require_qt, require_qt
main(["--library", sys.argv[1]])
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what comes before the first paint, both medians and their ratio; 1 above the limit."""
    accepted = parser(__doc__, _RUNS)
    accepted.add_argument("--top", type=positive, default=_TOP, help="how many are listed")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        library = str(write_sample(Path(folder) / "sample.db"))
        _list_before_paint(library, chosen.top)
        pairs = [(_start(PLAIN), _start(TRIALDESK, library)) for _run in range(chosen.runs)]
    plain, ours = zip(*pairs, strict=True)
    for name, starts in (("floor, a plain PySide6 window", plain), ("TrialDesk", ours)):
        elapsed, processor = (
            [time * 1000 for time in times] for times in zip(*starts, strict=True)
        )
        print(f"{name}: {spread(elapsed)}; processor: {spread(processor)}")
    ratio, of_processor = (_ratio(ours, plain, place) for place in (0, 1))
    print(f"ratio of processor times {of_processor:.2f}")
    return int(is_above("ratio", ratio, _LIMIT, chosen.slack))


def _ratio(ours: Sequence[_Start], plain: Sequence[_Start], place: int) -> float:
    return median(start[place] for start in ours) / median(start[place] for start in plain)


def seconds(program: str, *arguments: str) -> float:
    """Run a program that prints the clock when its window is painted."""
    return _start(program, *arguments)[0]


def _start(program: str, *arguments: str) -> tuple[float, float]:
    """Give the seconds and the processor's seconds until the window is painted."""
    started = monotonic()
    report = json.loads(_run([], program, arguments).stdout)
    return report["clock"] - started, report["processor"]


def _run(
    options: list[str], program: str, arguments: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    environment = {**screenless(), "PYTHONPATH": str(CHECKOUT)}
    # an installed program has its bytecode at hand; the first run, not counted, writes it
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        [sys.executable, *options, "-c", program, *arguments],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
        timeout=_LONGEST,
    )


def _list_before_paint(library: str, top: int) -> None:
    """Print modules by the time they took alone, by package, and what was built."""
    report: dict[str, Any] = json.loads(_run([], TRIALDESK, [library]).stdout)
    plain = json.loads(_run([], PLAIN, []).stdout)
    imported = sorted(set(report["loaded"]) - set(plain["loaded"]))
    built = Counter(report["built"])
    print_measured(modules_beyond_the_floor=len(imported), built=built.total())
    packages = Counter(name.partition(".")[0] for name in imported)
    print("  modules by package: " + _amounts(packages, top))
    times = dict(_import_times(_run(["-X", "importtime"], TRIALDESK, [library]).stderr))
    print(f"  built: {_amounts(built, top)}")
    print(
        f"  imported alone in {sum(times.get(name, 0) for name in imported) / 1000:.0f} ms, most in"
    )
    for name in sorted(imported, key=lambda name: -times.get(name, 0))[:top]:
        print(f"  {times.get(name, 0) / 1000:6.1f} ms  {name}")


def _amounts(counted: Counter[str], top: int) -> str:
    return ", ".join(f"{amount} {name}" for name, amount in counted.most_common(top))


def _import_times(text: str) -> Iterator[tuple[str, int]]:
    """Give each module and the microseconds it took without what it imports itself."""
    for line in text.splitlines():
        head, _, rest = line.partition("import time:")
        fields = rest.split("|")
        if not head and len(fields) == 3 and fields[0].strip().isdecimal():
            yield fields[2].strip(), int(fields[0])


if __name__ == "__main__":
    sys.exit(main())
