"""How wide the panes of a splitter were left."""

from PySide6.QtWidgets import QSplitter

from trialdesk.gui.session.memory import Memory


def keep_sizes(memory: Memory, name: str, splitter: QSplitter) -> None:
    """Keep the sizes of the panes; while one is hidden, those from before stay kept."""
    sizes = splitter.sizes()
    if all(sizes):
        memory.keep_numbers(name, sizes)


def restore_sizes(memory: Memory, name: str, splitter: QSplitter) -> bool:
    """Give the panes the sizes that are kept; return whether there were any that fit."""
    sizes = memory.numbers(name)
    if len(sizes) != splitter.count() or min(sizes, default=0) <= 0:
        return False
    splitter.setSizes(list(sizes))
    return True
