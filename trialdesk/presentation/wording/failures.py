"""The words for what went wrong and what a user can do about it, by the kind of the error.

A place in a template is a field of the error; of several values their separator stands behind a
colon: "{trials:, }".
"""

import errno
from collections.abc import Mapping
from string import Formatter
from typing import Any

from trialdesk.domain.place import Place, PlaceNote
from trialdesk.errors import TrialDeskError
from trialdesk.presentation.wording.places import place_name, place_note_words
from trialdesk.presentation.wording.translation import _


def failure_words(error: TrialDeskError) -> str:
    """Return what a user reads of an error."""
    return _Filling().vformat(templates()[error.kind], (), error.fields)


class _Filling(Formatter):
    """Fills templates; values that are no texts are put into words."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as in Formatter
        if isinstance(value, tuple):
            return format_spec.join(self.format_field(part, "") for part in value)
        if isinstance(value, TrialDeskError):
            return failure_words(value)
        if isinstance(value, Place):
            return place_name(value)
        if isinstance(value, PlaceNote):
            return place_note_words(value).rstrip(".")
        if isinstance(value, OSError):
            return _remedies().get(value.errno or 0) or _other_remedy(value)
        return format(value, format_spec)


def templates() -> Mapping[str, str]:
    """Return the words for every kind of error."""
    return {
        **_of_libraries(),
        **_of_opening_libraries(),
        **_of_servers(),
        **_of_stored_records(),
        **_of_snapshots(),
        **_of_places(),
        **_of_files(),
        **_of_the_window(),
    }


def _of_libraries() -> Mapping[str, str]:
    return {
        "library-missing": _(
            "There is no library at {location}. Import a record to make one, or name another."
        ),
        "library-damaged": _(
            "The library {location} is damaged ({finding}). It was left as it is. Restore a copy "
            "of it, or move it aside and import the records again."
        ),
        "library-in-use": _(
            "Another TrialDesk is writing to {location}. Close it, or open the library for reading."
        ),
        "library-refused": _(
            "{location} cannot be opened or written to ({reason}). Check that the path is right "
            "and that you may read and write there."
        ),
        "library-full": _(
            "{location} could not be written ({reason}). What was stored before is kept. "
            "Make room on the disk and try again."
        ),
        "library-disk-failed": _(
            "{location} could not be read or written ({reason}). Check the disk and the room left "
            "on it; if the error stays, the file is damaged: restore a copy."
        ),
    }


def _of_opening_libraries() -> Mapping[str, str]:
    return {
        "library-not-recognised": _(
            "{location} is not a TrialDesk library, or its beginning is lost. "
            "Choose another file, or restore a copy of this one."
        ),
        "library-of-another-program": _(
            "{location} is a database of another program. Choose a TrialDesk library."
        ),
        "library-newer": _(
            "{location} was written by a newer TrialDesk (schema {schema}; this one knows up to "
            "{known}). Update TrialDesk; the library was not changed."
        ),
        "library-read-only": _(
            "{location} is open for reading only. Open it for writing to change it."
        ),
        "library-left-open": _(
            "TrialDesk was not closed properly after it opened this library at {opened_at}. "
            "The library was checked and is sound."
        ),
        "day-full": _(
            "A million records of {day} have come into this library; it takes no more of them. "
            "Import the others into a new library."
        ),
        "undated-full": _(
            "A million records without a date have come into this library; it takes no more of "
            "them. Import the others into a new library."
        ),
    }


def _of_servers() -> Mapping[str, str]:
    return {
        "server-address-malformed": _(
            "The address of the library is no database address. "
            "Write it as postgresql+psycopg://user@server/database."
        ),
        "server-unsupported": _(
            "TrialDesk keeps no libraries in {backend}. Name a file, or a PostgreSQL database."
        ),
        "server-driver-missing": _(
            "{location} needs the PostgreSQL driver. Install trialdesk[postgresql]."
        ),
        "server-not-answering": _(
            "The database server of {location} does not answer as it should ({reason}). "
            "Check the address, the user and the network, and try again."
        ),
    }


def _of_stored_records() -> Mapping[str, str]:
    return {
        "record-undecodable": "{reason}",
        "record-hash-differs": _("a record no longer has the hash it was stored with"),
        "record-unreadable": "{reasons:; }",
        "record-of-another-trial": _("the record stored for {trial} is of another trial"),
        "database-unsound": "{finding}",
        "row-missing": _("a row of {table} refers to a missing row of {other}"),
        "snapshot-without-trial": _("snapshot {snapshot} belongs to no trial"),
        "named-numbers-differ": _("trial_named does not agree with the record of {trial}"),
        "facets-differ": _("trial_facet does not agree with the record of {trial}"),
        "newest-not-shown": _("{trial} does not show its newest record"),
        "listing-differs": _("the list does not show {trial} as is"),
    }


def _of_snapshots() -> Mapping[str, str]:
    return {
        "trial-missing": _("{location} holds no trial {trials:, }."),
        "snapshot-missing": _("{location} holds no snapshot {snapshot}."),
        "snapshot-unknown": _("There is no snapshot {snapshot}; {trial} has snapshots {held:, }."),
        "snapshot-of-another-trial": _(
            "Snapshot {snapshot} is of {owner}, not of {trial}, which has snapshots {held:, }."
        ),
        "snapshot-oldest": _(
            "Snapshot {snapshot} is the oldest of {trial}, which has snapshots {held:, }. "
            "Name the one to start from with --from."
        ),
        "snapshot-alone": _(
            "{trial} has one snapshot, {snapshot}, so there is nothing to compare. "
            "Import another record of it, then ask again."
        ),
        "link-unknown": _(
            "{first} and {second} name no common registration number. "
            "“trialdesk links” lists the pairs that do."
        ),
    }


def _of_places() -> Mapping[str, str]:
    return {
        "place-unknown": _(
            "No place is known as {text}. Write city, province and country, or latitude,longitude."
        ),
        "place-uncertain": _(
            "It is not certain which place {text} is ({notes}): {places:; }. "
            "Write city, province and country, or latitude,longitude."
        ),
        "point-not-on-earth": _(
            "{text} is no point on Earth. Write latitude, longitude in degrees."
        ),
        "outline-too-large": _("{path} is larger than 64 MB; simplify the outline first."),
        "outline-refused": _("The outline {path} cannot be read ({reason})."),
        "outline-not-geojson": _("{path} is not a GeoJSON outline ({reason})."),
        "outline-empty": _("{path} holds no areas and no lines."),
        "picture-unwritten": _("The picture cannot be written to {path}."),
        "picture-refused": _("The picture cannot be written to {path} ({reason})."),
    }


def _of_files() -> Mapping[str, str]:
    return {
        "file-unreadable": "{document}: {place}. {remedy}",
        "date-malformed": _("{date} is no date. Write it as 2025-08-14, 2025-08 or 2025."),
        "sample-exists": _("{path} is there already. Name another file."),
        "sample-unwritten": _(
            "{path} cannot be written ({reason}). Name a place where you may write."
        ),
        "brief-size": _("A brief holds one to {most} trials, not {number}."),
        "brief-unwritten": _("The brief could not be written to {path}: {reason}."),
        "settings-unwritten": _("The settings cannot be written to {path} ({reason})."),
        "settings-unreadable": _(
            "The settings in {path} cannot be read ({reason}); defaults are used."
        ),
        "settings-absent": _("{path} holds no settings; defaults are used."),
        "settings-ignored": _("Not understood in {path}: {names:, }; defaults are used."),
    }


def _of_the_window() -> Mapping[str, str]:
    return {
        "qt-missing": _(
            "The window needs Qt, which cannot be loaded: {reason}. On Debian and Ubuntu: {command}"
        ),
        "qt-crashes": _(
            "PySide6 6.12.0 crashes on this Python. Install PySide6-Essentials 6.11.3."
        ),
    }


def _remedies() -> Mapping[int, str]:
    """Return why a file cannot be written and what helps, by the number of the system's error."""
    no_folder = _("the folder does not exist. Choose an existing folder")
    denied = _("permission denied. Choose another folder, or close the file where it is open")
    return {
        errno.ENOENT: no_folder,
        errno.ENOTDIR: no_folder,
        errno.EISDIR: _("it is a folder. Choose a file name"),
        errno.EACCES: denied,
        errno.EPERM: denied,
        errno.EROFS: _("the disk cannot be written to. Choose another folder"),
        errno.ENOSPC: _("the disk is full. Free some space and try again"),
        errno.EDQUOT: _("the disk quota is used up. Free some space and try again"),
        errno.ENAMETOOLONG: _("the name is too long. Choose a shorter one"),
    }


def _other_remedy(error: OSError) -> str:
    return _("{reason}. Try another folder").format(reason=error.strerror or error)
