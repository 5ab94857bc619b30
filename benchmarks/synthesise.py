"""Makes a large file of made-up studies by mixing the parts of open records.

Usage: python benchmarks/synthesise.py RECORDS NUMBER OUT SEED. RECORDS is a folder or a zip of
records as JSON of API version 2; OUT ends in .ndjson or .ndjson.gz, one study a line. Each study
takes its title, design, arms, outcomes, criteria and sites from different records, has a number,
dates and some words of its own, and is true of nothing: it only fills a library to its real size.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import IO, Any
from zipfile import ZipFile

_FIRST_DAY, _LAST_DAY = date(2005, 1, 1), date(2026, 11, 1)
_FIRST_NUMBER, _NUMBERS = 10_000_000, 90_000_000
_STEP = 48_271_639  # shares no divisor with _NUMBERS, so that no number comes twice
_WITH_RESULTS, _IN_CHINESE, _NEW_WORD = 0.12, 0.04, 0.5
_TAIL = 0.45  # of the distribution of made-up words: the smaller, the more words are rare
_MOST_WORDS = 10**7
_JOINTS = re.compile(r"(?<=\w) (?=(?:in|for|of|with|versus|plus|as|to|among) )", re.IGNORECASE)
_WHOLE = (
    "sponsorCollaboratorsModule",
    "oversightModule",
    "descriptionModule",
    "conditionsModule",
    "designModule",
    "armsInterventionsModule",
    "outcomesModule",
)
_SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se"),
    *("ti", "vo", "xu", "za", "lin", "mab", "nib", "tor", "zel", "pra", "dex", "cyt"),
)
_ORGANS = ("肺", "胃", "肝", "乳腺", "结直肠", "食管", "卵巢", "前列腺", "胰腺", "鼻咽")
_CHINESE = "{organ}癌患者的{kind}临床研究"
_KINDS = ("随机对照", "单臂", "多中心", "真实世界", "前瞻性", "联合化疗", "靶向治疗", "免疫治疗")


@dataclass(frozen=True, slots=True)
class Parts:
    """What studies are made of, each part as JSON already."""

    modules: dict[str, list[str]]
    statuses: list[str]
    heads: list[str]
    tails: list[str]
    paragraphs: list[str]
    eligibility: list[str]
    sites: list[str]
    results: list[str]
    derived: list[str]


def main(records: str, number: str, out: str, seed: str) -> None:
    """Write the studies, telling how far it is."""
    parts = parts_of(_read(Path(records)))
    with _open(Path(out)) as file:
        for done, study in enumerate(studies(parts, int(number), int(seed)), start=1):
            file.write(study)
            if done % 10_000 == 0:
                print(f"{done} studies", file=sys.stderr)


def _open(path: Path) -> AbstractContextManager[IO[str]]:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=1, encoding="utf-8")
    return path.open("w", encoding="utf-8")


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_bytes())
        return
    with ZipFile(path) as archive:
        for name in archive.namelist():
            yield json.loads(archive.read(name))


def parts_of(records: Iterable[dict[str, Any]]) -> Parts:
    """Take records apart."""
    parts = Parts({name: [] for name in _WHOLE}, *([] for _field in range(8)))
    for record in records:
        protocol = record["protocolSection"]
        for name in _WHOLE:
            if name in protocol:
                parts.modules[name].append(_json(protocol[name]))
        _take_words(parts, protocol)
        kept = {k: v for k, v in protocol["statusModule"].items() if not _is_dated(k)}
        parts.statuses.append(_json(kept)[1:-1])
        located = protocol.get("contactsLocationsModule", {}).get("locations", [])
        parts.sites.extend(map(_json, located))
        if "resultsSection" in record:
            parts.results.append(_json(record["resultsSection"]))
        if "derivedSection" in record:
            parts.derived.append(_json(record["derivedSection"]))
    return parts


def _take_words(parts: Parts, protocol: dict[str, Any]) -> None:
    head, *tail = _JOINTS.split(protocol["identificationModule"]["briefTitle"], maxsplit=1)
    parts.heads.append(_json(head)[1:-1])
    parts.tails.extend(_json(words)[1:-1] for words in tail)
    eligibility = dict(protocol.get("eligibilityModule", {}))
    criteria = eligibility.pop("eligibilityCriteria", "")
    parts.eligibility.append(_json(eligibility)[1:-1])
    lines = (line.strip() for line in criteria.split("\n"))
    parts.paragraphs.extend(_json(line)[1:-1] for line in lines if len(line) > 20)


def _is_dated(name: str) -> bool:
    return "Date" in name or name == "expandedAccessInfo"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def studies(parts: Parts, number: int, seed: int) -> Iterator[str]:
    """Give so many studies, each as a line of JSON."""
    random = Random(seed)  # noqa: S311 - no secret
    for place in range(number):
        numbered = _FIRST_NUMBER + (seed + place * _STEP) % _NUMBERS
        yield _study(parts, f"NCT{numbered:08d}", random)


def _study(parts: Parts, number: str, random: Random) -> str:
    pick = random.choice
    modules = [
        f'"identificationModule": {_identification(parts, number, random)}',
        f'"statusModule": {{{_status(parts, random)}}}',
        *(f'"{name}": {_varied(pick(held), random)}' for name, held in parts.modules.items()),
        f'"eligibilityModule": {{{_eligibility(parts, random)}}}',
        f'"contactsLocationsModule": {{"locations": [{_sites(parts, random)}]}}',
    ]
    has_results = bool(parts.results) and random.random() < _WITH_RESULTS
    results = f', "resultsSection": {pick(parts.results)}' if has_results else ""
    derived = f', "derivedSection": {pick(parts.derived)}' if parts.derived else ""
    told = "true" if has_results else "false"
    return (
        f'{{"protocolSection": {{{", ".join(modules)}}}{results}{derived}, "hasResults": {told}}}\n'
    )


def _identification(parts: Parts, number: str, random: Random) -> str:
    title = f"{random.choice(parts.heads)} {random.choice(parts.tails)}"
    if random.random() < _NEW_WORD:
        title += f" ({_word(random)})"
    official = f"{title}: {random.choice(parts.paragraphs)}"
    if random.random() < _IN_CHINESE:
        official = _CHINESE.format(organ=random.choice(_ORGANS), kind=random.choice(_KINDS))
    own = f"{_word(random)[:3].upper()}-{random.randrange(10**6)}"
    return (
        f'{{"nctId": "{number}", "orgStudyIdInfo": {{"id": "{own}"}}, '
        f'"briefTitle": "{title}", "officialTitle": "{official}"}}'
    )


def _status(parts: Parts, random: Random) -> str:
    # more of the registry is recent than old
    days = int((_LAST_DAY - _FIRST_DAY).days * random.random() ** 0.7)
    updated = _FIRST_DAY + timedelta(days)
    submitted = updated - timedelta(random.randrange(30, 2000))
    started = submitted + timedelta(random.randrange(-90, 300))
    return (
        f'{random.choice(parts.statuses)}, "startDateStruct": {{"date": "{started}"}}, '
        f'"studyFirstSubmitDate": "{submitted}", "lastUpdateSubmitDate": "{updated}"'
    )


def _eligibility(parts: Parts, random: Random) -> str:
    half = random.randrange(3, 12)
    lines = [f"* {_said(parts, random)}" for _line in range(2 * half)]
    text = "\\n".join(("Inclusion Criteria:\\n", *lines[:half]))
    text = "\\n".join((text, "\\nExclusion Criteria:\\n", *lines[half:]))
    rest = random.choice(parts.eligibility)
    return f'"eligibilityCriteria": "{text}"' + (f", {rest}" if rest else "")


def _said(parts: Parts, random: Random) -> str:
    said = random.choice(parts.paragraphs).removeprefix("* ")
    return f"{said} or {_word(random)}" if random.random() < _NEW_WORD / 10 else said


def _sites(parts: Parts, random: Random) -> str:
    many = min(int(random.paretovariate(1.0)), 150)
    return ", ".join(random.choices(parts.sites, k=many))


def _varied(module: str, random: Random) -> str:
    """Give the first name in a module a word of its own, now and then."""
    if random.random() > _NEW_WORD:
        return module
    return module.replace('"name": "', f'"name": "{_word(random).title()} ', 1)


def _word(random: Random) -> str:
    """Make up a word; a few come often, most hardly ever."""
    rest = min(int(random.paretovariate(_TAIL)), _MOST_WORDS) + len(_SYLLABLES)
    made = ""
    while rest:
        rest, place = divmod(rest, len(_SYLLABLES))
        made += _SYLLABLES[place]
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
