import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trialdesk.registries.read import read_bytes
from trialdesk.registries.reading import Record

Study = dict[str, Any]
Read = Callable[[object], Record]

_DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def study() -> Study:
    """Return a small study with every module, for the test to change."""
    changeable: Study = json.loads((_DATA / "study.json").read_text("utf-8"))
    return changeable


@pytest.fixture
def module(study: Study) -> Callable[[str], Study]:
    """Return a module of the study, to be changed before it is read."""

    def find(name: str) -> Study:
        found: Study = study["protocolSection"][name]
        return found

    return find


@pytest.fixture
def read_one() -> Read:
    """Read a file that holds one study and give its record."""

    def read(study: object) -> Record:
        reading = read_bytes(json.dumps(study).encode(), "study.json")
        assert reading.rejections == ()
        (record,) = reading.records
        return record

    return read


@pytest.fixture
def pages() -> Path:
    return _DATA / "pages"
