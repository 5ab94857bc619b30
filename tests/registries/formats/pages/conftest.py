from collections.abc import Callable
from pathlib import Path

import pytest

from trialdesk.domain.trial import Trial
from trialdesk.registries.read import read_bytes

Page = Callable[..., Trial]


@pytest.fixture
def page(pages: Path) -> Page:
    """Read a page of the test data, with the words changed that the test wants changed."""

    def read(name: str, **changes: str) -> Trial:
        text = (pages / f"{name}.txt").read_text("utf-8")
        for before, after in changes.items():
            words = before.replace("_", " ")
            assert words in text
            text = text.replace(words, after)
        reading = read_bytes(text.encode(), f"{name}.txt")
        assert reading.rejections == ()
        return reading.records[0].trial

    return read
