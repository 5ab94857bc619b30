"""The last parts of a brief: the sites, the sources."""

from collections.abc import Iterator, Sequence

from trialdesk.domain.site import Site
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.presentation.cells import stated
from trialdesk.presentation.document import Block, Grid, Heading, NewPage, Words
from trialdesk.presentation.numbers import count
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.trial_card import contact_words
from trialdesk.presentation.wording import (
    data_date,
    label,
    section_label,
    trial_letter,
)

_MOST_SITES_PRINTED = 100
_SHA_SHOWN = 12


def site_pages(trials: Sequence[Trial]) -> Iterator[Block]:
    """List the places of the trials, as posted."""
    if not any(trial.sites for trial in trials):
        return
    yield NewPage()
    yield Heading(section_label("sites"))
    for place, trial in enumerate(trials):
        yield from _titled(place, trial)
        yield Words(Cell(_how_many(trial)), "note")
        if 0 < len(trial.sites) <= _MOST_SITES_PRINTED:
            yield _sites(trial.sites)


def source_table(trials: Sequence[Trial]) -> Iterator[Block]:
    """Say which documents the brief was drawn from."""
    yield Heading(_("Sources"))
    columns = ("", _("Document"), _("Published by"), _("Data"), _("Imported"), _("SHA-256"))
    rows = tuple(
        _source(place, trial.snapshot) for place, trial in enumerate(trials) if trial.snapshot
    )
    yield Grid(Table("", columns, rows), (0.15, 1.5, 2, 1.1, 0.8, 0.9))


def _titled(place: int, trial: Trial) -> Iterator[Block]:
    yield Heading(trial.id, 3, place)
    yield Words(Cell(trial.brief_title or _("Title not stated")), "note")


def _how_many(trial: Trial) -> str:
    listed, stated_number = len(trial.sites), trial.sites_stated
    if stated_number is not None and stated_number != listed:
        said = _("{listed} of {stated} sites known").format(
            listed=count(listed), stated=count(stated_number)
        )
    else:
        said = _("{listed} listed").format(listed=count(listed)) if listed else _("not stated")
    if listed > _MOST_SITES_PRINTED:
        said += _("; too many to print here, the library holds them all")
    return said


def _sites(sites: Sequence[Site]) -> Grid:
    columns = (_("City"), _("Site"), _("Status"), _("Contacts as posted"))
    rows = tuple(map(_site, sites))
    if any(site.contacts for site in sites):
        return Grid(Table("", columns, rows), (1.1, 2.2, 0.9, 1.8))
    bare = tuple(Row(row.cells[:-1], row.group) for row in rows)
    return Grid(Table("", columns[:-1], bare), (1.4, 3.2, 1.4))


def _site(site: Site) -> Row:
    contacts = (contact_words(contact) for contact in site.contacts)
    city = ", ".join(part for part in (site.city, site.state) if part)
    cells = (
        stated(city),
        stated(site.facility),
        stated(label(site.status) if site.status else None),
        stated("\n".join(contact for contact in contacts if contact)),
    )
    return Row(cells, group=site.country or _("Country not stated"))


def _source(place: int, snapshot: Snapshot) -> Row:
    publisher = "\n".join(part for part in (snapshot.publisher, snapshot.citation) if part)
    cells = (
        Cell(trial_letter(place)),
        Cell(f"{snapshot.document}\n({label(snapshot.kind)})"),
        stated(publisher),
        Cell(data_date(snapshot.data_date, snapshot.data_date_basis)),
        stated((snapshot.imported_at or "")[: len("2026-01-01")]),
        Cell(snapshot.sha256[:_SHA_SHOWN]),
    )
    return Row(cells, key=snapshot.sha256)
