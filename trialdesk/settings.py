"""What a user has chosen, and where TrialDesk keeps its files."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from platformdirs import user_cache_path, user_config_path, user_data_path

from trialdesk.errors import TrialDeskError
from trialdesk.files import replace_file
from trialdesk.presentation.paper import Paper
from trialdesk.presentation.sites.boundaries import Boundaries

if TYPE_CHECKING:  # the window paints sooner without it
    from trialdesk.domain.located_site import Home

Theme = Literal["system", "light", "dark"]
_NAME = "TrialDesk"
_LARGEST = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True, slots=True)
class Settings:
    """``library`` is a file or a database address; None is the one in the data folder.

    Distances are counted from ``home``; without one there are none. ``boundaries`` says how the
    map draws those between countries; ``outline`` is a GeoJSON file to draw in place of ours.
    """

    library: str | None = None
    theme: Theme = "system"
    paper: Paper = "a4"
    language: str = "en"
    home: "Home | None" = None
    boundaries: Boundaries = "neutral"
    outline: str | None = None


_CHOICES = {of.name: get_args(of.type) for of in fields(Settings) if get_origin(of.type) is Literal}
_OPTIONAL = {of.name for of in fields(Settings) if of.type == str | None}


def settings_folder() -> Path:
    """Return the folder of the settings; it need not exist yet."""
    return user_config_path(_NAME, appauthor=False)


def default_library() -> Path:
    """Return the library file used where none is named; it need not exist yet."""
    return user_data_path(_NAME, appauthor=False) / "library.db"


def cache_folder() -> Path:
    """Return the folder for what can be made anew; it need not exist yet."""
    return user_cache_path(_NAME, appauthor=False)


def settings_file() -> Path:
    return settings_folder() / "settings.json"


def load() -> tuple[Settings, TrialDeskError | None]:
    """Return the settings, and why the file or a part of it could not be used."""
    path = settings_file()
    try:
        written = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), TrialDeskError("settings-unreadable", path=path, reason=str(error))
    if not isinstance(written, dict):
        return Settings(), TrialDeskError("settings-absent", path=path)
    kept = {name: value for name, value in written.items() if _is_valid(name, value)}
    ignored = tuple(sorted(_names() & set(written) - set(kept)))
    if kept.get("home"):
        from trialdesk.domain.located_site import Home

        kept["home"] = Home(**kept["home"])
    if not ignored:
        return Settings(**kept), None
    return Settings(**kept), TrialDeskError("settings-ignored", path=path, names=ignored)


def _names() -> set[str]:
    return {field.name for field in fields(Settings)}


def _is_valid(name: str, value: object) -> bool:
    if name not in _names():
        return False
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "home":
        return value is None or _is_home(value)
    return isinstance(value, str) or (name in _OPTIONAL and value is None)


def _is_home(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"label", *_LARGEST}:
        return False
    degrees = ((value[name], largest) for name, largest in _LARGEST.items())
    return isinstance(value["label"], str) and all(
        type(number) in (int, float) and abs(number) <= largest for number, largest in degrees
    )


def save(settings: Settings) -> None:
    """Write the settings; raises TrialDeskError when they cannot be written."""
    path = settings_file()
    written: dict[str, Any] = asdict(settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(written, indent=2).encode())
    except OSError as error:
        raise TrialDeskError("settings-unwritten", path=path, reason=error.strerror) from error
