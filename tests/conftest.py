"""What holds for every test: no display, no network, no warning nobody expected."""

import logging
import os
import sys
from collections.abc import Iterator

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How fast a machine is breaks no promise; what lands is judged by the same examples each time.
hypothesis.settings.register_profile(
    "any machine",
    deadline=None,
    max_examples=50,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("any machine")

REACHING_OUT = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)
_may_reach_out = False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="take what the program writes now as what it should write",
    )


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in REACHING_OUT and not _may_reach_out:
        raise AssertionError(f"{event}: TrialDesk works without a network, and so do its tests")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def _network_only_for_the_database(request: pytest.FixtureRequest) -> Iterator[None]:
    global _may_reach_out  # noqa: PLW0603 - an audit hook cannot be taken away, only told
    _may_reach_out = request.node.get_closest_marker("postgresql") is not None
    yield
    _may_reach_out = False


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trialdesk.settings.user_cache_path", lambda *_, **__: folder)
        yield


@pytest.fixture(autouse=True)
def _no_stray_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a logged warning; one that expects it calls caplog.clear()."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    stray = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not stray
