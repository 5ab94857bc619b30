"""Following docs/how-to.md in a copy of the module: a setting is one line with its default."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from trialdesk import settings

LINE = '    spacing: Literal["narrow", "wide"] = "narrow"\n    folder: str | None = None\n'
LAST_LINE = "    outline: str | None = None\n"


@pytest.fixture
def extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of the settings with two more lines."""
    source = Path(settings.__file__).read_text("utf-8")
    assert LAST_LINE in source
    copy = tmp_path / "extended_settings.py"
    copy.write_text(source.replace(LAST_LINE, LAST_LINE + LINE), "utf-8")
    spec = spec_from_file_location("extended_settings", copy)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "extended_settings", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "user_config_path", lambda *_, **__: tmp_path / "config")
    return module


def test_a_setting_is_kept(extended: ModuleType) -> None:
    extended.save(extended.Settings(spacing="wide", folder="/data"))
    assert extended.load() == (extended.Settings(spacing="wide", folder="/data"), None)


def test_a_choice_that_is_none_of_its_own_is_not_obeyed(extended: ModuleType) -> None:
    extended.settings_folder().mkdir()
    extended.settings_file().write_text(json.dumps({"spacing": "huge", "folder": None}))
    chosen, ignored = extended.load()
    assert chosen == extended.Settings()
    assert ignored.fields["names"] == ("spacing",)
