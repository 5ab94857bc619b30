"""Parts that exclude each other, and the whole they should add up to."""

from collections.abc import Iterable
from dataclasses import dataclass

from trialdesk.domain.result import Estimate

_Key = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True)
class GroupDivision:
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


def divisions(estimates: Iterable[Estimate]) -> tuple[GroupDivision, ...]:
    """Return each division of which every part is counted, out of the same total."""
    result: dict[_Key, list[Estimate]] = {}
    for estimate in estimates:
        if estimate.exclusive_in and estimate.total is not None:
            result.setdefault((estimate.exclusive_in, estimate.group, estimate.total), []).append(
                estimate
            )
    return tuple(
        GroupDivision(name, group, tuple(parts), total)
        for (name, group, total), parts in result.items()
        if len(parts) > 1 and all(part.n is not None for part in parts)
    )
