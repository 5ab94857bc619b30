"""Gathers every message a translator has to translate: `make messages` writes them to a file."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

CHECKOUT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LABELLED = ("label", "domain")
"""Keys of the lexicon whose values a reader sees; its words and terms are for reading records."""


def messages() -> Catalog:
    """Return the messages of the code and the labels of the lexicon, without dates and places."""
    catalogue = Catalog(project="TrialDesk", charset="utf-8")
    found = extract_from_dir(CHECKOUT / "trialdesk", [("**.py", "python")], keywords=KEYWORDS)
    for name, line, message, comments, _context in found:
        catalogue.add(message, locations=[(f"trialdesk/{name}", line)], auto_comments=comments)
    for path in sorted((CHECKOUT / "resources").rglob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        names = (parameter["name"] for parameter in data.get("parameter", ()))
        for label in (*names, *_labels(data)):
            catalogue.add(label, locations=[(path.relative_to(CHECKOUT).as_posix(), 1)])
    return catalogue


def _labels(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for entry in part:
            yield from _labels(entry)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in LABELLED and isinstance(value, str) and value:
                yield value
            else:
                yield from _labels(value)


def main() -> None:
    """Write the template catalogue to the path given."""
    path = Path(sys.argv[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = messages()
    with path.open("wb") as file:
        write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False)
    print(f"{len(catalogue)} messages: {path}")


if __name__ == "__main__":
    main()
