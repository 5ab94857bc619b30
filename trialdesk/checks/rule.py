"""The rules, each registered where its function stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from trialdesk.checks.finding import Hit, Severity

Examined = TypeVar("Examined")


class Scope(Generic[Examined]):
    """What a rule looks at: one record, two trials of one drug, or two documents."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Examined]):
    """A rule under its stable name; ``find`` gives the places of a subject where it fires."""

    name: str
    severity: Severity
    scope: Scope[Examined]
    find: Callable[[Examined], Iterable[Hit]]


_registered: dict[str, Rule[Any]] = {}


def rule(
    name: str, severity: Severity, scope: Scope[Examined]
) -> Callable[[Callable[[Examined], Iterable[Hit]]], Callable[[Examined], Iterable[Hit]]]:
    """Register the function as a rule; raises ValueError where the name is taken."""

    def register(
        find: Callable[[Examined], Iterable[Hit]],
    ) -> Callable[[Examined], Iterable[Hit]]:
        if name in _registered:
            message = f"two rules are named {name}"
            raise ValueError(message)
        _registered[name] = Rule(name, severity, scope, find)
        return find

    return register


def rules() -> tuple[Rule[Any], ...]:
    """Return all rules of the modules imported so far, in the order of their registration."""
    return tuple(_registered.values())
