"""The one failure the start commands report instead of a traceback."""


class SetupError(Exception):
    """Setting up cannot go on; the text says what lacks and what to do."""

    def __init__(self, text: str, status: int = 1) -> None:
        super().__init__(text)
        self.status = status


LACKING = 3
"""Exit status when the machine lacks something only its owner may install."""
