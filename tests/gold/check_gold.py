"""Compare the sample records and the page readers with the curated record of the five trials.

Run it as a script to see, for each trial, the fields that agree and those that differ.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # for the run as a script

from tests.builders import make_sites  # noqa: E402 - needs the path
from tests.gold.expectations import Fields, Gold, expected, items  # noqa: E402 - needs the path
from trialdesk.domain.trial import Trial  # noqa: E402 - needs the path
from trialdesk.exports.trial_json import show  # noqa: E402 - needs the path
from trialdesk.registries.read import read  # noqa: E402 - needs the path

SHARED = ROOT.parent / "shared"
# The article's sentences are its authors': the record quotes parts of them.
_QUOTED_IN_PART = re.compile(r"(arms|interventions|outcomes)\[\d+\]\.description")


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    gold: Any
    shown: Any


def gold_trials() -> list[Gold]:
    trials: list[Gold] = json.loads((SHARED / "gold/trials.json").read_text("utf-8"))["trials"]
    return trials


def sample(gold: Gold) -> Trial:
    path = ROOT / "sample_db/records" / f"{gold['nct_id']['value']}.json"
    return read(path).records[0].trial


def page(gold: Gold) -> Trial:
    return read(SHARED / "seeds" / gold["source"]["file"]).records[0].trial


def is_page(gold: Gold) -> bool:
    return bool(gold["source"]["kind"] != "publication")


def compare(gold: Gold, trial: Trial) -> tuple[int, list[Difference]]:
    """Give the number of fields that agree, and the differences."""
    shown = show(trial, make_sites(trial))
    wanted, found = expected(gold), _found(shown)
    differences = [
        Difference(name, value, found.get(name))
        for name, value in wanted.items()
        if not _agrees(name, value, found.get(name), in_part=not is_page(gold))
    ]
    extra = [
        Difference(name, None, value)
        for name, value in found.items()
        if name not in wanted and not _is_beside(name)
    ]
    wrong = [*differences, *extra, *_criteria(items(gold), shown["eligibility"]["criteria"])]
    return len(wanted) + len(items(gold)) - len(wrong), wrong


def _agrees(name: str, gold: Any, shown: Any, *, in_part: bool) -> bool:
    if isinstance(gold, str) and isinstance(shown, str):
        if name.endswith(".intervention"):
            return _plain(shown).startswith(_plain(gold))
        if name.endswith(".order"):
            return _plain(gold) in _plain(shown)
        if in_part and _QUOTED_IN_PART.fullmatch(name):
            return _plain(shown) in _plain(gold)
    return bool(gold == shown)


def _criteria(wanted: list[Fields], shown: list[Fields]) -> Iterator[Difference]:
    if len(wanted) != len(shown):
        yield Difference("criteria.number", len(wanted), len(shown))
    for gold, item in zip(wanted, shown, strict=False):
        name = f"criteria {item['id']}"
        text = _plain(item["text"])
        missing = [atom for atom in gold["atoms"] if _plain(atom) not in text]
        group = (item["group"] or "").rstrip(":") or None
        wanted_place = gold["polarity"], gold["group"], gold["depth"], gold["lines"]
        found_place = item["polarity"], group, item["depth"], item["source"]["lines"]
        if missing:
            yield Difference(name, missing, item["text"])
        elif wanted_place != found_place:
            yield Difference(name, wanted_place, found_place)


def _found(shown: Fields) -> Fields:
    """Flatten the public JSON to the names of the expected fields."""
    found = {name: value for name, value in shown.items() if not isinstance(value, dict)}
    for name in ("enrollment", "lead_sponsor", "eligibility"):
        found |= {f"{name}.{key}": value for key, value in (shown[name] or {}).items()}
    for name in ("start_date", "primary_completion_date", "completion_date"):
        found[f"{name}.date"] = (shown[name] or {}).get("date")
    for name in ("arms", "interventions", "doses", "outcomes", "sites", "contacts"):
        del found[name]
        found[f"{name}.number"] = len(shown[name])
        for place, item in enumerate(shown[name]):
            found |= {f"{name}[{place}].{key}": value for key, value in _item(name, item).items()}
    return found


def _item(name: str, item: Fields) -> Fields:
    if name == "sites":
        contact = item["contacts"][0] if item["contacts"] else {}
        return item | {"contact": contact.get("name"), "phone": contact.get("phone")}
    if name == "doses":
        changes = [change for change in item["adjustments"] if change["action"] == "reduction"]
        change = changes[0] if changes else {"permitted": None, "amount": None}
        reduced = (
            {key: change[key] for key in ("amount", "unit", "per")} if change["amount"] else {}
        )
        return item | {"reduction": change["permitted"], "reduced_to": reduced or None}
    return item


def _is_beside(name: str) -> bool:
    """Whether the curated record has no counterpart for a field, so nothing is compared."""
    last = name.rpartition(".")[2]
    return last in {
        *(
            "source",
            "further_sources",
            "times_a_day",
            "adjustments",
            "loading",
            "amount_high",
            "other_names",
            "contacts",
            "criteria",
        ),
        *(
            "latitude",
            "longitude",
            "place_status",
            "place_note",
            "why_stopped",
            "disagreements",
            "snapshot",
        ),
        *("start_date", "primary_completion_date", "completion_date", "enrollment", "lead_sponsor"),
    } or bool(re.fullmatch(r"arms\[\d+\]\.interventions", name))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ;.:").lower()


def report(gold: Gold, source: str, trial: Trial) -> tuple[str, int]:
    """Describe the comparison of one trial, and count its differences."""
    agreeing, differences = compare(gold, trial)
    lines = [f"{trial.id} {source}: {agreeing} agreed, {len(differences)} differing"]
    for difference in differences:
        lines += [
            f"    {difference.field}",
            f"        gold:  {difference.gold!r}",
            f"        shown: {difference.shown!r}",
        ]
    return "\n".join(lines), len(differences)


def main() -> int:
    if not SHARED.is_dir():
        sys.stdout.write("Nothing checked: there is no folder ../shared beside the checkout.\n")
        return 0
    reports = [report(gold, "sample record", sample(gold)) for gold in gold_trials()]
    reports += [report(gold, "page reader", page(gold)) for gold in gold_trials() if is_page(gold)]
    sys.stdout.write("\n".join(text for text, _ in reports) + "\n")
    return 1 if any(count for _, count in reports) else 0


if __name__ == "__main__":
    raise SystemExit(main())
