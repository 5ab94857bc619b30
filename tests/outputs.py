"""What TrialDesk puts out for the sample library, to be held against what it put out before.

``python tests/outputs.py write FOLDER`` writes the JSON and text of every command, the brief's text
and pages and a picture of every view; ``python tests/outputs.py compare BEFORE AFTER`` names what
differs and ends with 1 where something does. Times of import are left out.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

CHECKOUT = Path(__file__).resolve().parents[1]
TRIALS = ("NCT07008976", "NCT06452706", "NCT07047365", "NCT06115902", "NCT04165993")
TEXTS = sorted((CHECKOUT / "tests/data/pages").iterdir())
SECTIONS = ("design", "arms", "dosing", "endpoints", "eligibility", "results", "sites")
BOTH = (
    ("list",),
    ("search", "trastuzumab"),
    *(("show", trial) for trial in TRIALS),
    ("compare", *TRIALS),
    ("compare", *TRIALS, "--only-differences"),
    *(("compare", *TRIALS, "--section", section) for section in SECTIONS),
    ("criteria", *TRIALS),
    *(("criteria", "--text", str(text)) for text in TEXTS),
    ("checks",),
    ("results", *TRIALS),
    ("sites", *TRIALS, "--near", "Hefei, Anhui, China"),
    ("geocode", "Hefei, Anhui, China"),
    ("geocode", "Jining"),
    *(("history", trial) for trial in TRIALS),
    *(("changes", trial) for trial in TRIALS),
    ("links",),
    ("import", str(CHECKOUT / "tests/data/study.json")),
    ("reindex",),
    ("verify",),
)
MOMENT = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+\d\d:\d\d|Z)?")
EXPECTED = len(BOTH) * 2


def write(folder: Path) -> int:
    """Write everything into the folder and give how many files there are."""
    folder.mkdir(parents=True)
    _run(folder, "sample", "sample.db")
    _run(folder, "brief", *TRIALS, "--out", "brief.pdf")
    _write_pages(folder)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",
        "PYTHONPATH": str(CHECKOUT),
    }
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(CHECKOUT / "packaging/sample_output.py"), "sample.db", "."],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    for words in BOTH:
        name = " ".join(Path(word).name for word in words)
        for suffix, options in ((".txt", ()), (".json", ("--json",))):
            (folder / (name + suffix)).write_bytes(_run(folder, *words, *options))
    for unlike in ("sample.db", "brief.pdf"):
        (folder / unlike).unlink()
    return len(list(folder.iterdir()))


def differences(before: Path, after: Path) -> Iterator[str]:
    """Name the files that only one folder has, or that differ."""
    names = {path.name for folder in (before, after) for path in folder.iterdir()}
    for name in sorted(names):
        one, other = before / name, after / name
        if not (one.exists() and other.exists()):
            yield f"{name}: only {'before' if one.exists() else 'after'}"
        elif one.read_bytes() != other.read_bytes():
            yield name


def _run(folder: Path, *words: str) -> bytes:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "trialdesk", "--library", "sample.db", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        check=False,
        capture_output=True,
    )
    shown = b"exit %d\n" % done.returncode + done.stdout + done.stderr
    return MOMENT.sub(b"(moment)", shown)


def _write_pages(folder: Path) -> None:
    document = pypdfium2.PdfDocument(folder / "brief.pdf")
    texts = [page.get_textpage().get_text_range() for page in document]
    (folder / "brief.txt").write_text("\f".join(texts), "utf-8")
    for number, page in enumerate(document, 1):
        page.render(scale=1).to_pil().save(folder / f"brief-{number:02}.png")


def main(command: str, *folders: str) -> int:
    """Run what the module's text says."""
    if command == "write":
        count = write(Path(folders[0]))
        sys.stdout.write(f"{count} files\n")
        return 0 if count > EXPECTED else 1
    found = list(differences(Path(folders[0]), Path(folders[1])))
    held = len(list(Path(folders[0]).iterdir()))
    sys.stdout.write("\n".join([*found, f"{len(found)} of {held} differ\n"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
