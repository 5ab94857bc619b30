"""Where run-time data lies: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def locate(name: str) -> Path:
    """Return the path of run-time data such as ``resources/icons`` or ``sample_db/records``.

    Raises FileNotFoundError when the installation lacks it.
    """
    for root in (_PACKAGE.parent, _PACKAGE / "_data"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"TrialDesk is not completely installed: {name} is missing")
