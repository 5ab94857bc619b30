"""Every regular expression that reads a record's words, timed on texts made to slow it down.

Found are those held by the modules (also inside tuples, mappings and cached lexicons) and those
written out as a plain text where they are used; each is timed with the methods it is used with.
One put together where it is used is not found. "match" and "fullmatch" are timed at the beginning
of the text, the other methods over the whole of it.
"""

import ast
import importlib
import pkgutil
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from time import perf_counter
from types import FrameType, ModuleType

from benchmarks.measurement import print_measured

_PACKAGES = (
    "trialdesk.criteria",
    "trialdesk.registries",
    "trialdesk.dosing",
    "trialdesk.endpoints",
)
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_SCANNING = ("finditer",)
_GIVEN_UP = 2.0  # seconds
_SLOW_MS = 100.0
_WORDS_TRIED = 12
_RUNS = (
    *"a1 \t\n.,;:-*\\/()[]<>≥%×'\"_é中",
    *("a ", "A. ", "1 ", "1,", "1.", "1 x 10^", ", ", "(a", "((", "[(", "a, ", "a-", "- a\n"),
    *("1. a\n", "no ", "not or ", ">= 1 ", "\\> ", " \n", "\r\n", "a\u00a0", "1/1 ", "<a"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression, where it stands and the methods it is used with."""

    place: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    methods: tuple[str, ...]


class _GivenUpError(Exception):
    pass


def measure_patterns(size: int, packages: Sequence[str] = _PACKAGES, slack: float = 1.0) -> bool:
    """Print the expressions that take more than 100 ms on a text; return whether there is one."""
    found = {(one.pattern, one.methods): one for name in packages for one in patterns(name)}
    slow = tried = 0
    for each in sorted(found.values(), key=lambda each: each.place):
        timings = list(_timings(each, size))
        tried += len(timings)
        milliseconds, method, text = max(timings, default=(0.0, "", ""))
        if milliseconds > _SLOW_MS * slack:
            slow += 1
            shown = ">" if milliseconds >= _GIVEN_UP * 1000 else " "
            print(f"  {shown}{milliseconds:5.0f} ms  {each.place}  {method}  {text!r}")
    print_measured(expressions=len(found), texts=tried, characters_a_text=size)
    print(f"over {_SLOW_MS:.0f} ms: {slow}")
    return slow > 0


def patterns(package: str) -> Iterator[Found]:
    """Give the expressions of the modules of a package."""
    modules = [importlib.import_module(name) for name in sorted(_modules(package))]
    sources = [Path(module.__file__ or "").read_text("utf-8") for module in modules]
    used = _methods_by_name("\n".join(sources))
    for module, source in zip(modules, sources, strict=True):
        for name, value in vars(module).items():
            for pattern in _held(_cached(value, module), set()):
                yield Found(f"{module.__name__}.{name}", pattern, used.get(name, _SCANNING))
        yield from _written_out(module.__name__, source)


def _modules(package: str) -> set[str]:
    paths = importlib.import_module(package).__path__
    return {name for _, name, _ in pkgutil.walk_packages(paths, f"{package}.")}


def _methods_by_name(source: str) -> Mapping[str, tuple[str, ...]]:
    used: dict[str, list[str]] = {}
    for name, method in re.findall(rf"\b(_?[A-Z]\w*)\.({'|'.join(_METHODS)})\(", source):
        used.setdefault(name, []).append(method)
    return {name: tuple(dict.fromkeys(methods)) for name, methods in used.items()}


def _cached(value: object, module: ModuleType) -> object:
    """Give what a cached function without arguments holds, else the value itself."""
    inner = getattr(value, "__wrapped__", None)
    if inner is None or inner.__module__ != module.__name__ or not callable(value):
        return value
    code = inner.__code__
    return value if code.co_argcount + code.co_kwonlyargcount else value()


def _held(value: object, seen: set[int]) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    for part in _parts(value):
        yield from _held(part, seen)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list | frozenset | set):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    ours = type(value).__module__.startswith("trialdesk.")
    return vars(value).values() if ours and hasattr(value, "__dict__") else ()


def _written_out(module: str, source: str) -> Iterator[Found]:
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        of = call.func
        if not isinstance(of, ast.Attribute) or of.attr not in _METHODS or not call.args:
            continue
        text = call.args[0]
        of_re = isinstance(of.value, ast.Name) and of.value.id == "re"
        if of_re and isinstance(text, ast.Constant) and isinstance(text.value, str):
            flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(call) else 0
            place = f"{module}:{call.lineno}"
            yield Found(place, re.compile(text.value, flags), (of.attr,))


def _timings(found: Found, size: int) -> Iterator[tuple[float, str, str]]:
    for method in found.methods:
        for run in (*_RUNS, *_runs_of(found.pattern.pattern)):
            work = _work(found.pattern, method, (run * (size // len(run) + 1))[:size])
            milliseconds = _milliseconds(work)
            if _SLOW_MS < milliseconds < _GIVEN_UP * 1000:  # another program may have been at work
                milliseconds = min(milliseconds, _milliseconds(work))
            yield (milliseconds, method, run)
            if milliseconds >= _GIVEN_UP * 1000:
                return


def _runs_of(pattern: str | bytes) -> Iterator[str]:
    """Give texts of the expression's words: nearly what it looks for, over and over."""
    if isinstance(pattern, bytes):
        pattern = pattern.decode("latin-1")
    words = list(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.", " ", pattern))))
    step = max(1, len(words) // _WORDS_TRIED)
    tried = words[::step][:_WORDS_TRIED]
    for word in tried:
        yield f"{word} "
        yield word
        yield f"{word}{' ' * 40}"
        yield f"{word} 1 "
    yield " ".join(tried) or " "


def _milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    try:
        with _limited():
            work()
    except _GivenUpError:
        return _GIVEN_UP * 1000
    return (perf_counter() - started) * 1000


def _work(
    pattern: re.Pattern[str] | re.Pattern[bytes], method: str, text: str
) -> Callable[[], object]:
    """Give the use of an expression on a text, or on its bytes where it reads bytes."""
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    call = getattr(pattern, method)
    if method == "sub":
        return lambda: call(given[:0], given)
    if method == "finditer":
        return lambda: sum(1 for _ in call(given))
    return lambda: call(given)


@contextmanager
def _limited() -> Iterator[None]:
    """Give up after a while, where the system has the signal for it."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, _GIVEN_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise _GivenUpError
