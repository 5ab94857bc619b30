"""Lists what is read of the doses of a folder of records, for a person to judge.

Usage: python benchmarks/dosing/list_doses.py [RECORDS] [--sample N] [--seed N] [--silent]. RECORDS
is a file or a folder of records as JSON, the sample records without.
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measurement import add_records, files_in, parser, positive, print_measured
from trialdesk.domain.trial import Trial
from trialdesk.dosing.reading.reading import DoseReading
from trialdesk.dosing.reading.readings import readings
from trialdesk.dosing.reading.rhythm import with_certain_rhythm
from trialdesk.dosing.reading.statements import DosingText, statements
from trialdesk.dosing.words.amounts import AMOUNT
from trialdesk.registries.read import read

Judged = tuple[Trial, DosingText, list[DoseReading]]


def judged(place: Path) -> Iterator[Judged]:
    """Give every text that names an amount and the doses read from it."""
    for path in files_in(place, ".json"):
        for record in read(path).records:
            for statement in statements(record.trial):
                if re.search(AMOUNT, statement.text, re.IGNORECASE):
                    yield record.trial, statement, readings(statement)


def line(reading: DoseReading) -> str:
    """Write a dose as a person compares it with the words."""
    amount = reading.amount
    high = f"-{amount.high}" if amount.high else ""
    per = f"/{amount.per}" if amount.per else ""
    interval = f"every {reading.every.count} {reading.every.unit}" if reading.every else ""
    times = f"{reading.times_a_day} times a day" if reading.times_a_day else ""
    cycle = f"cycle of {reading.cycle} days" if reading.cycle else ""
    days = f"days {reading.days}" if reading.days else ""
    loading = "loading" if reading.loading else ""
    parts = (reading.route, interval, times, cycle, days, reading.order, loading)
    return f"{reading.drug}: {amount.low}{high} {amount.unit}{per}; " + "; ".join(
        part for part in parts if part
    )


def main(arguments: Sequence[str] | None = None) -> int:
    accepted = parser(__doc__)
    add_records(accepted)
    accepted.add_argument("--sample", type=positive, default=60)
    accepted.add_argument("--seed", type=int, default=1)
    accepted.add_argument("--silent", action="store_true", help="only texts nothing was read from")
    chosen = accepted.parse_args(arguments)
    texts = list(judged(chosen.records))
    everything = [text for text in texts if not (chosen.silent and text[2])]
    count = min(chosen.sample, len(everything))
    chance = random.Random(chosen.seed)  # noqa: S311 - a sample for reading, no secret
    for trial, statement, found in chance.sample(everything, count):
        print(f"{trial.id} {statement.path} {statement.arms}\n    {statement.text}")
        for reading in filter(None, map(with_certain_rhythm, found)):
            print(f"  = {line(reading)}")
    print(f"{count} of {len(everything)} texts are listed")
    print_measured(texts_that_name_an_amount=len(texts), doses=sum(len(text[2]) for text in texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
