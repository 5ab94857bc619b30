import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.operations.verify import verify
from trialdesk.presentation.wording.failures import failure_words


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "sample.db")


def findings(path: Path, statement: str) -> list[str]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    with open_library(path) as library:
        return [failure_words(finding) for finding in verify(library)]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE trial SET brief_title = 'x' WHERE id = 'NCT07008976'", "the list"),
        ("DELETE FROM trial_facet WHERE value_id IN (SELECT min(id) FROM facet_value)", "facet"),
        ("UPDATE snapshot SET raw = zeroblob(9) WHERE trial_id = 'NCT07008976'", "damaged"),
        ("UPDATE snapshot SET raw = 'x' WHERE trial_id = 'NCT07008976'", "damaged"),
        ("UPDATE snapshot SET sha256 = 'x' WHERE trial_id = 'NCT07008976'", "hash"),
        ("DELETE FROM trial WHERE id = 'NCT07008976'", "belongs to no trial"),
    ],
)
def test_what_does_not_agree_is_named(sample: Path, change: str, finding: str) -> None:
    assert finding in "\n".join(findings(sample, change))


def test_progress_names_every_trial(sample: Path) -> None:
    seen: list[str] = []
    with open_library(sample) as library:
        verify(library, lambda done, total, label: seen.append(f"{done}/{total} {label}"))
    assert len(seen) == 5
    assert seen[-1].startswith("5/5 NCT")
