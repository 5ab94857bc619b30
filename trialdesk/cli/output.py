"""What goes to standard output and standard error."""

import json
import re
import sys

from trialdesk.presentation.wording.steps import step_words

# what moves the cursor, changes the terminal or turns the direction of writing
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return a text in which control signs, such as an escape sequence's, stand as "<U+001B>"."""
    return _CONTROLS.sub(lambda hit: f"<U+{ord(hit[0]):04X}>", text)


def print_json(document: object) -> None:
    """Print exactly one JSON document, in UTF-8 whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Print text for people; a sign the terminal cannot show is replaced, never a failure."""
    encoding = sys.stdout.encoding or "utf-8"
    print(visible(text).encode(encoding, errors="replace").decode(encoding))  # noqa: T201 - the output


def print_message(text: str) -> None:
    """Print progress or a message for the user to standard error."""
    print(visible(text), file=sys.stderr, flush=True)  # noqa: T201 - the output


def report_progress(done: int, total: int | None, label: str) -> None:
    """Show how far a command is."""
    print_message(f"{done}/{total if total is not None else '?'}  {step_words(label)}")
