"""The way tests open libraries."""

from collections.abc import Callable

from trialdesk.storage.library import Library

Opener = Callable[..., Library]
