"""A field for words to search for."""

from PySide6.QtWidgets import QLineEdit


def search_field(prompt: str, name: str = "") -> QLineEdit:
    """Make a field that shows a prompt while it is empty; ``name`` is for screen readers."""
    field = QLineEdit()
    field.setPlaceholderText(prompt)
    field.setAccessibleName(name or prompt)
    # what is dropped on the window are files to import, not words to search for
    field.setAcceptDrops(False)
    return field
