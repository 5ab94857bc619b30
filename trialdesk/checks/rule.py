"""The rules, each registered where its function stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from trialdesk.checks.finding import Hit, Severity

Subject = TypeVar("Subject")


class Scope(Generic[Subject]):
    """What a rule looks at: one record, two trials of one drug, or two documents."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule under its stable name; ``find`` gives the places of a subject where it fires."""

    name: str
    severity: Severity
    scope: Scope[Subject]
    find: Callable[[Subject], Iterable[Hit]]


_registered: dict[str, Rule[Any]] = {}


def rule(
    name: str, severity: Severity, scope: Scope[Subject]
) -> Callable[[Callable[[Subject], Iterable[Hit]]], Callable[[Subject], Iterable[Hit]]]:
    """Register the function as a rule; raises ValueError where the name is taken."""

    def register(
        find: Callable[[Subject], Iterable[Hit]],
    ) -> Callable[[Subject], Iterable[Hit]]:
        if name in _registered:
            message = f"two rules are named {name}"
            raise ValueError(message)
        _registered[name] = Rule(name, severity, scope, find)
        return find

    return register


def rules() -> tuple[Rule[Any], ...]:
    """Return all rules of the modules imported so far, in the order of their registration."""
    return tuple(_registered.values())
