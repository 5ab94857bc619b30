"""Following docs/how-to.md: what is marked is written, translated, compiled and shown."""

import gettext
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trialdesk.presentation.wording.rows import field_label
from trialdesk.presentation.wording.translation import use_catalogue

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def language() -> Iterator[None]:
    yield
    use_catalogue(gettext.NullTranslations())


def run(*arguments: object) -> None:
    command = [sys.executable, *map(str, arguments)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)  # noqa: S603 - our own


@pytest.mark.usefixtures("language")
def test_a_translated_label_is_shown(tmp_path: Path) -> None:
    template, german, compiled = (tmp_path / name for name in ("all.pot", "de.po", "de.mo"))
    pybabel = ("-c", "from babel.messages.frontend import main; main()")
    run("packaging/messages.py", template)
    run(*pybabel, "init", "-i", template, "-l", "de", "-o", german)
    label = field_label("enrollment")
    untranslated = f'msgid "{label}"\nmsgstr ""'
    text = german.read_text("utf-8")
    assert untranslated in text
    german.write_text(text.replace(untranslated, f'msgid "{label}"\nmsgstr "Teilnehmer"'), "utf-8")
    run(*pybabel, "compile", "-i", german, "-o", compiled)
    with compiled.open("rb") as file:
        use_catalogue(gettext.GNUTranslations(file))
    assert field_label("enrollment") == "Teilnehmer"
