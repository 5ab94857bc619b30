"""Records to store, and the way tests open libraries."""

from collections.abc import Callable

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.storage.library import Library

Opener = Callable[..., Library]


def dated(data_date: str | None, **changes: object) -> tuple[Trial, bytes]:
    """Give a record whose data stand for a day, with bytes of its own."""
    snapshot = Snapshot("r.json", "registry", SNAPSHOT.sha256, data_date, "last updated")
    return make_trial(snapshot=snapshot, **changes), f"{data_date} {changes}".encode()
