"""One trial on one card: what a clinician asks of it, in the record's words."""

from collections.abc import Iterator, Sequence
from datetime import date

from trialdesk.comparison.compare import Comparison
from trialdesk.comparison.values import Codes, SiteCount
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.result import AdverseEvent, Results
from trialdesk.domain.site import Contact
from trialdesk.domain.treatment import Arm
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.dosing.ratio import allocation_ratio
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.presentation.cells import dated, stated, valued
from trialdesk.presentation.disagreements import disagreement_words
from trialdesk.presentation.document import Block, Facts, Grid, Heading, Words
from trialdesk.presentation.numbers import statistic
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import field_label, label, not_stated, section_label
from trialdesk.presentation.words import adjustment, dose_amount, schedule, words

_EVENTS_IN_BRIEF = 10


def trial_card(comparison: Comparison, place: int, today: date) -> Iterator[Block]:
    """Show the trial at this place of the board."""
    trial = comparison.trials[place]
    yield Heading(trial.id, 2, place)
    title = trial.brief_title or _("Title not stated")
    yield Words(Cell(f"{trial.acronym}: {title}" if trial.acronym else title), "lead")
    for disagreement in trial.disagreements:
        text = _("The document contradicts itself: ") + disagreement_words(disagreement)
        yield Words(Cell(text, Tone.WARNING))
    yield Facts(tuple(_facts(trial, today)))
    yield from _arms(trial.arms)
    yield from _regimen(doses(trial))
    yield from _endpoints(trial.outcomes)
    yield from _results(comparison, place)


def contact_words(contact: Contact) -> str:
    """Word a person or office as posted."""
    parts = (contact.name, contact.role, contact.phone, contact.email)
    return ", ".join(part for part in parts if part)


def _facts(trial: Trial, today: date) -> Iterator[tuple[str, Cell]]:
    yield _("Data"), dated(trial.snapshot, today)
    yield field_label("status"), stated(label(trial.status) if trial.status else None)
    if trial.why_stopped:
        yield field_label("why_stopped"), Cell(trial.why_stopped)
    yield _("Design"), Cell(", ".join(_design(trial)))
    yield field_label("enrollment"), valued(trial.enrollment)
    yield _("Ages and sex"), Cell("; ".join(_admitted(trial)))
    yield field_label("conditions"), stated("; ".join(trial.conditions))
    yield field_label("sponsor"), valued(trial.lead_sponsor)
    yield field_label("other_ids"), stated("; ".join(trial.other_ids))
    yield _("Dates"), Cell("; ".join(_dates(trial)))
    yield field_label("count"), valued(_sites(trial))
    contacts = (contact_words(contact) for contact in trial.contacts)
    yield _("Contacts as posted"), stated("\n".join(contact for contact in contacts if contact))


def _design(trial: Trial) -> Iterator[str]:
    yield words(Codes(trial.phases)) if trial.phases else _("phase not stated")
    yield label(trial.allocation) if trial.allocation else _("allocation not stated")
    ratio = allocation_ratio(trial.official_title, trial.brief_summary, trial.detailed_description)
    if ratio:
        yield ratio
    model, masking = trial.intervention_model, trial.masking
    yield label(model) if model else _("intervention model not stated")
    yield _("masking: ") + (label(masking).lower() if masking else not_stated())


def _dates(trial: Trial) -> Iterator[str]:
    for field, day in (
        ("start", trial.start_date),
        ("primary_completion", trial.primary_completion_date),
        ("completion", trial.completion_date),
    ):
        yield f"{field_label(field)}: {words(day) if day else not_stated()}"


def _admitted(trial: Trial) -> Iterator[str]:
    limits = trial.eligibility
    for field, posted in (
        ("minimum_age", limits.minimum_age),
        ("maximum_age", limits.maximum_age),
        ("sex", label(limits.sex) if limits.sex else None),
    ):
        yield f"{field_label(field)}: {posted or not_stated()}"


def _sites(trial: Trial) -> SiteCount | None:
    known = bool(trial.sites) or trial.sites_stated is not None
    return SiteCount(len(trial.sites), trial.sites_stated) if known else None


def _arms(arms: Sequence[Arm]) -> Iterator[Block]:
    yield Heading(_("Arms"), 3)
    if not arms:
        yield Words(stated(None))
        return
    columns = (_("Arm"), _("Type"), _("What participants receive"))
    rows = (
        Row(
            (
                stated(arm.label),
                stated(label(arm.type) if arm.type else None),
                stated("\n".join(part for part in (arm.description, *_also_given(arm)) if part)),
            )
        )
        for arm in arms
    )
    yield Grid(Table("", columns, tuple(rows)), (1.3, 0.8, 3))


def _also_given(arm: Arm) -> list[str]:
    return [] if arm.description else list(arm.interventions)


def _regimen(given: Sequence[Dose]) -> Iterator[Block]:
    yield Heading(_("Regimen"), 3)
    if not given:
        yield Words(stated(None))
        return
    columns = (_("Drug"), _("Arm"), _("Dose"), _("Route"), _("Schedule"), _("Order, changes"))
    yield Grid(Table("", columns, tuple(map(_dose, given))), (1.3, 1.3, 1, 1.1, 1.7, 1.6))


def _dose(dose: Dose) -> Row:
    name = f"{dose.intervention}\n({_('loading dose')})" if dose.loading else dose.intervention
    rest = [dose.order or "", *map(adjustment, dose.adjustments)]
    cells = (
        Cell(name),
        stated(dose.arm),
        Cell(dose_amount(dose)),
        stated(dose.route),
        stated(schedule(dose)),
        stated("\n".join(part for part in rest if part)),
    )
    return Row(cells)


def _endpoints(outcomes: Sequence[Outcome]) -> Iterator[Block]:
    yield Heading(_("Endpoints"), 3)
    if not outcomes:
        yield Words(stated(None))
        return
    columns = (_("Endpoint"), _("Time frame"), _("Assessed by"), _("Definition as posted"))
    rows = (_endpoint(outcome) for outcome in outcomes if outcome.role != "other")
    yield Grid(Table("", columns, tuple(rows)), (1.6, 1.2, 0.9, 2))


def _endpoint(outcome: Outcome) -> Row:
    assessor = endpoint(outcome).assessor
    cells = (
        stated(outcome.measure),
        stated(outcome.time_frame),
        stated(label(assessor) if assessor else None),
        stated(outcome.description),
    )
    return Row(cells, group=field_label(outcome.role))


def _results(comparison: Comparison, place: int) -> Iterator[Block]:
    results = comparison.trials[place].results
    if results is None:
        return
    yield Heading(section_label("results"), 3)
    yield Facts(
        (
            (field_label("cutoff"), stated(results.cutoff)),
            (_("Reported in"), stated(results.citation)),
        )
    )
    yield from _estimates(comparison, place)
    yield from _adverse_events(results)


def _estimates(comparison: Comparison, place: int) -> Iterator[Block]:
    rows = tuple(
        Row((Cell(row.name), valued(said.value)))
        for section in comparison.sections
        for row in section.rows
        if row.field == "estimate" and (said := row.statements[place]) is not None
    )
    if rows:
        yield Grid(Table("", (_("Endpoint"), _("As reported")), rows), (1, 2))


def _adverse_events(results: Results) -> Iterator[Block]:
    terms = dict.fromkeys(event.term for event in results.adverse_events)
    found = {(event.term, event.grade): event for event in results.adverse_events}
    ranked = sorted(terms, key=lambda term: -_participants(found.get((term, "any"))))
    rows = tuple(
        Row((Cell(term), *(_frequency(found.get((term, grade))) for grade in ("any", "3+"))))
        for term in ranked[:_EVENTS_IN_BRIEF]
    )
    if rows:
        yield Heading(_("Adverse events"), 3)
        columns = (_("Event"), _("Any grade"), _("Grade 3 and above"))
        yield Grid(Table("", columns, rows), (2, 1, 1))
        if len(ranked) > len(rows):
            text = _("The {shown} most frequent of {all} reported.")
            yield Words(Cell(text.format(shown=len(rows), all=len(ranked))), "note")


def _participants(event: AdverseEvent | None) -> int:
    return event.n if event is not None and event.n is not None else -1


def _frequency(event: AdverseEvent | None) -> Cell:
    if event is None:
        return stated(None)
    counted = event.n is not None and event.total is not None
    shown = f"{event.n}/{event.total}" if counted else ""
    if event.percent is not None:
        percent = f"{statistic(event.percent, '')}%"
        shown = f"{percent} ({shown})" if shown else percent
    return stated(shown)
