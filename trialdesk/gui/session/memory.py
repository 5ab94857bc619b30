"""How the window was left: its place, columns, widths, sorting, appearance."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_LARGEST = 100_000  # pixels, and far beyond any screen
_LONGEST = 200  # numbers of one name, signs of one word


class Memory:
    """Named numbers and words in a JSON file; what else stands there is left unread.

    The file is written by ``save``. One that cannot be read is a window as on the first day; one
    that cannot be written is the same the next time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers kept under a name; none where there are no valid ones."""
        value = self._kept.get(name)
        return tuple(value) if isinstance(value, list) else ()

    def keep_numbers(self, name: str, numbers: Sequence[int]) -> None:
        self._kept[name] = list(numbers)

    def word(self, name: str, default: str) -> str:
        value = self._kept.get(name)
        return value if isinstance(value, str) and value else default

    def keep_word(self, name: str, word: str) -> None:
        self._kept[name] = word

    def forget(self, group: str) -> None:
        """Drop everything of a group."""
        self._kept = {
            name: value for name, value in self._kept.items() if not name.startswith(f"{group}/")
        }

    def save(self) -> None:
        """Write what is kept, where that is possible."""
        from trialdesk.files import replace_file

        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, json.dumps(self._kept, indent=1).encode())


def _read(path: Path) -> dict[str, list[int] | str]:
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: value for name, value in held.items() if _is_word(value) or _are_numbers(value)}


def _is_word(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


def _are_numbers(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= _LONGEST
        and all(type(number) is int and abs(number) <= _LARGEST for number in value)
    )
