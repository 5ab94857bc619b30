"""Every benchmark runs and measures something, or says plainly that there is nothing to measure."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.measurement import NOTHING, SAMPLE

ROOT = SAMPLE.parent.parent
PAGES = ROOT / "tests" / "data" / "pages"
RECORD = SAMPLE / "NCT07047365.json"
REPORTS = SAMPLE / "NCT04165993.json"
ANY_SPEED = ("--slack", "1e9")
ABOVE_LIMIT = 1

# The smallest work each script can do; how fast it is is never judged here.
SMALLEST: dict[str, tuple[str, ...]] = {
    "checks": (str(RECORD), "1", *ANY_SPEED),
    "criteria_view": ("1", "--records", str(RECORD), *ANY_SPEED),
    "fuzz": (str(RECORD), "8", *ANY_SPEED),
    "geocode": ("10",),
    "import_speed": (str(RECORD), "1", *ANY_SPEED),
    "library_view": ("--phrases", "1", "--openings", "1", *ANY_SPEED),
    "map": ("1", "--sites", "50", "--at-once", *ANY_SPEED),
    "mutants": ("1", "--layer", "statistics", *ANY_SPEED),
    "results_view": ("1", "--records", str(REPORTS), *ANY_SPEED),
    "start_up": ("1", *ANY_SPEED),
    "dosing.list_doses": (str(REPORTS), "--sample", "1"),
}
WITH_FILES = {"synthesise", "guided_fuzz", "criteria"}
SHARED = {"measurement", "window", "board_view"}
OPEN_A_WINDOW = {"criteria_view", "library_view", "map", "results_view"}
CRITERIA = ("figures", "atoms", "labelled", "speed", "patterns")


@dataclass(frozen=True, slots=True)
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a benchmark in this process, from the folder of the checkout."""
    monkeypatch.chdir(ROOT)

    def start(module: str, *arguments: object) -> Done:
        try:
            status = _main(module)([*map(str, arguments)])
        except SystemExit as end:
            status = int(str(end.code))
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    return start


def _main(module: str) -> Callable[[Sequence[str]], int]:
    name = f"benchmarks.{module}"
    main: Callable[[Sequence[str]], int] = import_module(
        f"{name}.__main__" if module == "criteria" else name
    ).main
    return main


def run_alone(module: str, *arguments: object) -> Done:
    """Run a benchmark in a process of its own: one that opens a window makes a Qt application."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - our script
        command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120
    )
    return Done(done.returncode, done.stdout, done.stderr)


def amounts(printed: str) -> list[int]:
    """Give the amounts of the lines that say how much was measured."""
    lines = [line for line in printed.splitlines() if line.startswith("measured: ")]
    return [
        int(number.replace(",", ""))
        for line in lines
        for number in re.findall(r"(?:measured: |, )([\d,]*\d) ", line)
    ]


def assert_measured(done: Done) -> None:
    assert done.status == 0, done.err
    assert amounts(done.out)
    assert min(amounts(done.out)) > 0


def assert_nothing_measured(done: Done) -> None:
    assert done.status == NOTHING, done.out + done.err
    assert done.err.strip()
    assert "Traceback" not in done.err


@pytest.mark.parametrize("module", SMALLEST)
def test_a_benchmark_measures_something(module: str, run: Run) -> None:
    start = run_alone if module in OPEN_A_WINDOW else run
    assert_measured(start(module, *SMALLEST[module]))


def test_studies_are_mixed_from_records(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "studies.ndjson"
    assert_measured(run("synthesise", SAMPLE, 3, out, 7))
    studies = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (
        len({study["protocolSection"]["identificationModule"]["nctId"] for study in studies}) == 3
    )


def test_guided_fuzzing_reads_files_or_names_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes((PAGES / "table.txt").read_bytes())
    done = run_alone("guided_fuzz", tmp_path, "-runs=2")
    if find_spec("atheris") is None:
        assert_nothing_measured(done)
        assert "pip install atheris" in done.err
    else:
        assert done.status == 0
        assert sum(amounts(done.out)) > 0


def curated(tmp_path: Path) -> Path:
    file = tmp_path / "curated.csv"
    row = "NCT09000001,6,Platelets >= 100 x 10^9/L,Platelet count >= 100000/uL"
    file.write_text(f"nct_id,type,original_text,refined_text\n{row}\n", encoding="utf-8")
    return file


def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.json"
    where = {"id": "1", "section": "inclusion", "group": None, "list_no": 1, "lines": [1]}
    label = {**where, "quote": "Age", "depth": 0, "concepts": []}
    trial = {
        "nct_id": {"value": RECORD.stem},
        "criteria": {"inclusion": [label], "exclusion": []},
    }
    file.write_text(json.dumps({"trials": [trial]}), encoding="utf-8")
    return file


def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "labelled.json"
    file.write_text(json.dumps({"text": "* Age", "items": [{"text": "Age"}]}), encoding="utf-8")
    return file


def criteria_arguments(command: str, tmp_path: Path) -> tuple[object, ...]:
    arguments: dict[str, tuple[object, ...]] = {
        "figures": (curated(tmp_path),),
        "atoms": (gold(tmp_path), RECORD),
        "labelled": (labelled(tmp_path),),
        "speed": (RECORD,),
        "patterns": ("--size", 20, *ANY_SPEED),
    }
    return arguments[command]


@pytest.mark.parametrize("command", CRITERIA)
def test_a_command_of_criteria_measures_something(command: str, run: Run, tmp_path: Path) -> None:
    assert_measured(run("criteria", command, *criteria_arguments(command, tmp_path)))


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("checks", ("{empty}",)),
        ("checks", ("{no record}",)),
        ("criteria_view", ("1", "--records", "{no record}")),
        ("results_view", ("1", "--records", str(RECORD))),
        ("fuzz", ("{empty}",)),
        ("import_speed", ("{empty}",)),
        ("import_speed", ("{no record}",)),
        ("library_view", ("{empty}/missing.db",)),
        ("synthesise", ("{empty}", "3", "{empty}/out.ndjson")),
        ("synthesise", ("{no record}", "3", "{no record}/out.ndjson")),
        ("dosing.list_doses", ("{empty}",)),
        ("dosing.list_doses", ("{no record}",)),
        ("criteria", ("speed", "{no record}")),
        ("criteria", ("labelled", "{empty}")),
        ("criteria", ("atoms", "{no record}/record.json", str(RECORD))),
        ("criteria", ("figures", "{no record}/record.json")),
    ],
)
def test_a_benchmark_without_anything_to_measure_says_so(
    module: str, arguments: Sequence[str], run: Run, tmp_path: Path
) -> None:
    folders = {name: tmp_path / name for name in ("empty", "no record")}
    for folder in folders.values():
        folder.mkdir()
    (folders["no record"] / "record.json").write_text("{}", encoding="utf-8")
    assert_nothing_measured(run(module, *(text.format(**folders) for text in arguments)))


@pytest.mark.parametrize("count", ["0", "-1", "x"])
@pytest.mark.parametrize("module", ["geocode", "start_up", "import_speed"])
def test_no_run_is_no_number_of_runs(module: str, count: str, run: Run) -> None:
    arguments = (RECORD, count) if module == "import_speed" else (count,)
    assert run(module, *arguments).status == NOTHING


def test_a_benchmark_above_its_limit_fails(run: Run) -> None:
    done = run("import_speed", RECORD, 1, "--slack", "0")
    assert done.status == ABOVE_LIMIT
    assert min(amounts(done.out)) > 0


@pytest.mark.parametrize("place", [RECORD, RECORD.relative_to(ROOT), SAMPLE.relative_to(ROOT)])
def test_records_are_named_by_any_path(place: Path, run: Run) -> None:
    assert_measured(run("checks", place, 1, *ANY_SPEED))


def test_every_script_is_run_here() -> None:
    scripts = {
        ".".join(path.relative_to(ROOT / "benchmarks").with_suffix("").parts)
        for path in (ROOT / "benchmarks").rglob("*.py")
    }
    commands = {name for name in scripts if not name.startswith("criteria.")} | {"criteria"}
    assert commands == SMALLEST.keys() | WITH_FILES | SHARED


def test_every_command_of_criteria_is_run_here(run: Run) -> None:
    assert f"{{{','.join(CRITERIA)}}}" in run("criteria", "--help").out
