from pathlib import Path

import pytest

from trialdesk import resources
from trialdesk.resources import locate


def test_run_time_data_is_found_in_a_checkout() -> None:
    assert (locate("resources/icons") / "search.svg").is_file()


def test_the_wheel_carries_data_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "trialdesk"
    icons = package / "_data" / "resources" / "icons"
    icons.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert locate("resources/icons") == icons


def test_what_an_installation_lacks_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="resources/nothing is missing"):
        locate("resources/nothing")
