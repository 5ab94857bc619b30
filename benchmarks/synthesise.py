"""Makes a large file of made-up studies by mixing the parts of open records.

Usage: python benchmarks/synthesise.py RECORDS NUMBER OUT [SEED]. RECORDS is a file, a folder or a
zip of records as JSON of API version 2; OUT ends in .ndjson or .ndjson.gz, one study a line. Each
study takes its title, design, arms, outcomes, criteria and sites from different records, has a
number, dates and some words of its own, and is true of nothing: it only fills a library to its real
size.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import IO, Any
from zipfile import ZipFile, is_zipfile

from benchmarks.measurement import files_in, parser, positive, print_measured, stop

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
_OPTIONAL = {"results", "derived"}
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the studies, printing how far it is."""
    accepted = parser(__doc__)
    accepted.add_argument("records", type=Path, metavar="RECORDS")
    accepted.add_argument("number", type=positive, metavar="NUMBER")
    accepted.add_argument("out", type=Path, metavar="OUT")
    accepted.add_argument("seed", type=int, nargs="?", default=1, metavar="SEED")
    chosen = accepted.parse_args(arguments)
    parts = parts_of(_read(chosen.records))
    _require(parts)
    with _open(chosen.out) as file:
        for done, study in enumerate(studies(parts, chosen.number, chosen.seed), start=1):
            file.write(study)
            if done % 10_000 == 0:
                print(f"{done} studies", file=sys.stderr)
    print_measured(records=len(parts.heads), studies=chosen.number)
    return 0


def _require(parts: Parts) -> None:
    """End the program where the records lack something every study is made of."""
    missing = [field.name for field in fields(parts) if not getattr(parts, field.name)]
    if needed := [name for name in missing if name not in _OPTIONAL]:
        stop(f"None of the records gives any {', '.join(needed)}.")


def _open(path: Path) -> AbstractContextManager[IO[str]]:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=1, encoding="utf-8")
    return path.open("w", encoding="utf-8")


def _read(place: Path) -> Iterator[dict[str, Any]]:
    """Give the studies of the JSON files, or of those in a zip; other JSON is passed over."""
    yield from filter(_is_study, map(json.loads, _raws(place)))


def _raws(place: Path) -> Iterator[bytes]:
    if not is_zipfile(place):
        yield from (file.read_bytes() for file in files_in(place, ".json"))
        return
    with ZipFile(place) as archive:
        yield from (archive.read(name) for name in archive.namelist() if name.endswith(".json"))


def _is_study(record: object) -> bool:
    return isinstance(record, dict) and "protocolSection" in record


def parts_of(records: Iterable[dict[str, Any]]) -> Parts:
    """Take records apart."""
    parts = Parts({name: [] for name in _WHOLE}, *([] for _field in range(8)))
    for record in records:
        protocol = record["protocolSection"]
        for name in parts.modules.keys() & protocol.keys():
            parts.modules[name].append(_json(protocol[name]))
        _take_words(parts, protocol)
        status = protocol.get("statusModule", {})
        kept = {k: v for k, v in status.items() if not _is_dated(k)}
        if kept:
            parts.statuses.append(_json(kept)[1:-1])
        located = protocol.get("contactsLocationsModule", {}).get("locations", [])
        parts.sites.extend(map(_json, located))
        if "resultsSection" in record:
            parts.results.append(_json(record["resultsSection"]))
        if "derivedSection" in record:
            parts.derived.append(_json(record["derivedSection"]))
    return replace(parts, modules={name: held for name, held in parts.modules.items() if held})


def _take_words(parts: Parts, protocol: dict[str, Any]) -> None:
    title = protocol.get("identificationModule", {}).get("briefTitle", "")
    head, *tail = _JOINTS.split(title, maxsplit=1)
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
    sys.exit(main())
