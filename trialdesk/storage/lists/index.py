"""The full-text index: what is put in, and how a search is put to it."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from sqlalchemy import Connection

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Trial
from trialdesk.storage.lists.rows import storable

# Ideographs, kana and hangul: written without spaces, so each sign is a word of the index.
_SIGN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_SIGN += "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_SIGNS = re.compile(f"[{_SIGN}]")
_SIGNS_OR_NONE = re.compile(f"[{_SIGN}\x00\ud800-\udfff]")  # and what no column can hold
_ASKED = re.compile(f"[{_SIGN}]+|[^\\s{_SIGN}]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]")

_CLEAR = {
    "sqlite": "INSERT INTO trial_words (trial_words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM trial_words",
}
_ADD = {
    "sqlite": "INSERT INTO trial_words (rowid, names, criteria) VALUES (?, ?, ?)",
    "postgresql": "INSERT INTO trial_words (rowid, names, criteria) VALUES (%s, %s, %s)",
}


def add_words(connection: Connection, trials: Iterable[tuple[int, Trial]]) -> None:
    """Index trials by their numbers; in their order, or FTS5 would write each one out alone."""
    _put(connection, sorted((number, *_words(trial)) for number, trial in trials))


def add_titles(connection: Connection, number: int, listed: TrialSummary) -> None:
    """Index what is listed of a trial whose record cannot be read."""
    texts = (listed.id, listed.brief_title, listed.acronym, *listed.conditions)
    _put(connection, [(number, _indexed("\n".join(filter(None, texts))), "")])


def _put(connection: Connection, rows: list[tuple[int, str, str]]) -> None:
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        rows = [(number, _plain(names), _plain(criteria)) for number, names, criteria in rows]
    connection.exec_driver_sql(_ADD[connection.dialect.name], rows)


def clear_words(connection: Connection) -> None:
    """Empty the index."""
    connection.exec_driver_sql(_CLEAR[connection.dialect.name])


def _words(trial: Trial) -> tuple[str, str]:
    names = "\n".join(part for part in _names(trial) if part)
    return _indexed(names), _indexed(trial.eligibility.text or "")


def _names(trial: Trial) -> Iterator[str | None]:
    yield from (trial.id, *trial.aliases, *trial.other_ids)
    yield from (trial.brief_title, trial.official_title, trial.acronym)
    yield from (*trial.conditions, *trial.keywords)
    for intervention in trial.interventions:
        yield from (intervention.name, *intervention.other_names)
    for sponsor in (trial.lead_sponsor, *trial.collaborators):
        yield sponsor.name if sponsor else None
    for site in trial.sites:
        yield from (site.facility, site.city, site.state, site.country)


def _indexed(words: str) -> str:
    if words.isascii():
        return storable(words) or ""
    return _SIGNS_OR_NONE.sub(_apart, words)


def _plain(words: str) -> str:
    """Write letters without their accents, as the index of SQLite does by itself."""
    if words.isascii():
        return words
    return normalize("NFC", _ACCENTS.sub("", normalize("NFD", words)))


def _apart(hit: re.Match[str]) -> str:
    return f" {storable(hit[0])} "


def asked_of_sqlite(words: str, *, typing: bool) -> str | None:
    """Write words as a query of FTS5: each quoted, so that none is an operator.

    While ``typing`` the last word may go on. None where there is no word.
    """
    phrases = [f'"{phrase.replace(chr(34), chr(34) * 2)}"' for phrase in _phrases(words)]
    if not phrases:
        return None
    goes_on = typing and not words[-1:].isspace() and not _SIGNS.match(words[-1:])
    return " ".join(phrases) + ("*" if goes_on else "")


def asked_of_server(words: str, *, typing: bool) -> str | None:
    """Write words as a tsquery of PostgreSQL; None where there is no word."""
    split = [re.findall(r"\w+", phrase) for phrase in _phrases(_plain(words))]
    lexemes = [[f"'{part}'" for part in parts] for parts in split if parts]
    if not lexemes:
        return None
    goes_on = typing and not words[-1:].isspace() and not _SIGNS.match(words[-1:])
    if goes_on:
        lexemes[-1][-1] += ":*"
    return " & ".join(f"({' <-> '.join(parts)})" for parts in lexemes)


def _phrases(words: str) -> Iterator[str]:
    """Return each word; a run of signs is a phrase of its signs."""
    for hit in _ASKED.finditer(storable(words) or ""):
        if _WORD.search(hit[0]):
            yield " ".join(hit[0]) if _SIGNS.match(hit[0]) else hit[0]
