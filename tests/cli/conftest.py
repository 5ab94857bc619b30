from pathlib import Path

import pytest

from trialdesk.operations.importing.sample import write_sample


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("library") / "sample.db")
