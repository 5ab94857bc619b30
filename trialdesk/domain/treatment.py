"""What participants receive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of participants and what the protocol gives them."""

    label: str | None = None
    type: str | None = None
    description: str | None = None
    interventions: tuple[str, ...] = ()
    """Names as the interventions of the trial carry them."""


@dataclass(frozen=True, slots=True)
class Intervention:
    """A drug, procedure or other thing under study."""

    name: str | None = None
    type: str | None = None
    description: str | None = None
    other_names: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    """Labels of the arms that receive it."""
