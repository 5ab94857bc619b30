from collections.abc import Iterator

import pytest

from trialdesk.geography.places.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with open_gazetteer(tmp_path_factory.mktemp("cache")) as opened:
        yield opened
