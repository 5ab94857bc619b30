"""The checkout as the architecture tests see it."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def checkout() -> Path:
    return CHECKOUT


@pytest.fixture(scope="session")
def modules() -> tuple[Path, ...]:
    """Every module of the program."""
    found = tuple(sorted((CHECKOUT / "trialdesk").rglob("*.py")))
    assert found
    return found
