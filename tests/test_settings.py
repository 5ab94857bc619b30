from pathlib import Path

import pytest

from trialdesk import settings
from trialdesk.domain.located_site import Home
from trialdesk.errors import TrialDeskError
from trialdesk.settings import Settings

HEFEI = Home("Hefei, Anhui, China", 31.86389, 117.28083)


@pytest.fixture(autouse=True)
def _folders_of_a_new_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "user_config_path", lambda *_, **__: tmp_path / "config")


def write(text: str) -> None:
    settings.settings_folder().mkdir()
    settings.settings_file().write_text(text)


def test_a_new_user_has_the_defaults_and_no_file() -> None:
    assert settings.load() == (Settings(), None)
    assert not settings.settings_folder().exists()


def test_what_is_saved_is_loaded() -> None:
    chosen = Settings("postgresql+psycopg://server/trials", "dark", "letter", "zh_CN", HEFEI)
    settings.save(chosen)
    assert settings.load() == (chosen, None)
    assert [file.name for file in settings.settings_folder().iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '"x"', "[" * 100_000, "\xff"])
def test_a_broken_file_gives_the_defaults_and_a_message(text: str) -> None:
    write(text)
    chosen, message = settings.load()
    assert chosen == Settings()
    assert "settings.json" in str(message)


def test_what_is_not_understood_gives_its_default_alone() -> None:
    write('{"theme": "pink", "paper": "letter", "language": [], "later": 1}')
    chosen, ignored = settings.load()
    assert chosen == Settings(paper="letter")
    assert ignored is not None
    assert ignored.fields["names"] == ("language", "theme")


@pytest.mark.parametrize(
    "home",
    [
        '"Hefei"',
        '{"label": "Hefei", "latitude": 31.9}',
        '{"label": 5, "latitude": 31.9, "longitude": 117.3}',
        '{"label": "Hefei", "latitude": true, "longitude": 117.3}',
        '{"label": "Hefei", "latitude": NaN, "longitude": 117.3}',
        '{"label": "Hefei", "latitude": 117.3, "longitude": 31.9}',
    ],
)
def test_a_home_that_is_no_place_is_none(home: str) -> None:
    write(f'{{"home": {home}}}')
    chosen, message = settings.load()
    assert chosen.home is None
    assert "home" in str(message)


def test_settings_that_cannot_be_written_are_explained(tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    with pytest.raises(TrialDeskError, match="settings-unwritten"):
        settings.save(Settings())


def test_the_cache_lies_apart_from_settings_and_library() -> None:
    assert settings.cache_folder() not in (
        settings.settings_folder(),
        settings.default_library().parent,
    )
