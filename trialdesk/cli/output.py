"""What goes to standard output and standard error."""

import json
import sys

from trialdesk.presentation.wording.steps import step_words


def print_json(document: object) -> None:
    """Print exactly one JSON document, in UTF-8 whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Print text for people; a sign the terminal cannot show is replaced, never a failure."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))  # noqa: T201 - the output


def print_message(text: str) -> None:
    """Print progress or a message for the user to standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - the output


def report_progress(done: int, total: int | None, label: str) -> None:
    """Show how far a command is."""
    print_message(f"{done}/{total if total is not None else '?'}  {step_words(label)}")
