"""Parts that exclude each other, and the whole they should add up to."""

from collections.abc import Iterable
from dataclasses import dataclass

from trialdesk.domain.result import Estimate

_Key = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True)
class Division:
    """Participants of one group divided into parts, such as the stages; ``total`` are all."""

    name: str
    group: str | None
    parts: tuple[Estimate, ...]
    total: int

    @property
    def counted(self) -> int:
        return sum(part.n for part in self.parts if part.n is not None)

    @property
    def excess(self) -> int:
        """By how many the parts exceed the whole; negative where they fall short of it."""
        return self.counted - self.total


def divisions(estimates: Iterable[Estimate]) -> tuple[Division, ...]:
    """Give each division of which every part is counted, out of the same total."""
    found: dict[_Key, list[Estimate]] = {}
    for one in estimates:
        if one.exclusive_in and one.total is not None:
            found.setdefault((one.exclusive_in, one.group, one.total), []).append(one)
    return tuple(
        Division(name, group, tuple(parts), total)
        for (name, group, total), parts in found.items()
        if len(parts) > 1 and all(part.n is not None for part in parts)
    )
