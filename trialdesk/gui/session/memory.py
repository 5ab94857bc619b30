"""How the window was left: its place, columns, widths, sorting, appearance."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """Named states in an ini file."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def state(self, name: str) -> QByteArray:
        value = self._kept.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        self._kept.setValue(name, state)

    def word(self, name: str, default: str) -> str:
        value = self._kept.value(name)
        return value if isinstance(value, str) and value else default

    def keep_word(self, name: str, word: str) -> None:
        self._kept.setValue(name, word)

    def forget(self, group: str) -> None:
        """Drop every state of a group."""
        self._kept.remove(group)
