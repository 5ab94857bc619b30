"""Prints, as a JSON list, the expressions TrialDesk compiles: at import and to read records.

python tests/architecture/compiled_patterns.py RECORD…
"""

import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path

import trialdesk

# of the library's own folder, whoever asks for an expression
_INNER = ("re", "re._compiler", "re._parser", "functools")
_compiled: list[str] = []
_parse = re._parser.parse  # type: ignore[attr-defined]  # every expression is parsed by it


def _noting(pattern: str | bytes, *arguments: object) -> object:
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals["__name__"] in _INNER:
        frame = frame.f_back
    if frame.f_globals["__name__"].startswith("trialdesk."):
        _compiled.append(pattern if isinstance(pattern, str) else pattern.decode("latin-1"))
    return _parse(pattern, *arguments)


def main() -> None:
    re._parser.parse = _noting  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages(trialdesk.__path__, "trialdesk."):
        if not module.name.endswith((".env", ".__main__")):  # run by Alembic; starts the program
            importlib.import_module(module.name)
    from trialdesk.checks.check import check
    from trialdesk.criteria.relations.align import align
    from trialdesk.dosing.doses import doses
    from trialdesk.registries.read import read

    trials = [found.trial for file in sys.argv[1:] for found in read(Path(file)).records]
    align(trials), check(trials), [doses(trial) for trial in trials]
    print(json.dumps(_compiled))  # noqa: T201 - the output


main()
