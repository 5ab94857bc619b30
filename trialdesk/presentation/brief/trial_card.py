"""One trial on one card: what a clinician asks of it, in the record's words."""

from collections.abc import Iterator, Sequence
from datetime import date

from trialdesk.comparison.compare import Comparison
from trialdesk.comparison.values import Codes, SiteCount, Value
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.treatment import Arm
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.dosing.ratio import allocation_ratio
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.presentation.document import Block, Facts, Grid, Heading, Words
from trialdesk.presentation.results.results_in_brief import results_in_brief
from trialdesk.presentation.sites.site_words import contact_words
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.cells import dated, stated, stated_cell, unread_dose, valued
from trialdesk.presentation.wording.disagreements import readings, subject
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.rows import field_label
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import adjustment, dose_amount, schedule


def trial_card(comparison: Comparison, place: int, today: date) -> Iterator[Block]:
    """Show the trial at this place of the board."""
    trial = comparison.trials[place]
    yield Heading(trial.id, 2, place)
    title = trial.brief_title or _("Title not stated")
    yield Words(Cell(f"{trial.acronym}: {title}" if trial.acronym else title), "lead")
    if trial.disagreements:
        text = _("The document contradicts itself; all readings stand at the end of this card.")
        yield Words(Cell(text, Tone.WARNING))
    yield Facts(tuple(_standing(trial, today)) + _gathered(tuple(_facts(trial))))
    yield from _arms(trial.arms)
    yield from _regimen(trial)
    yield from _endpoints(trial.outcomes)
    yield from results_in_brief(comparison, place)
    yield from _disagreements(trial)
    yield from _interventions(trial)


def _gathered(facts: tuple[tuple[str, Cell], ...]) -> tuple[tuple[str, Cell], ...]:
    """Name what is not stated in one line at the end."""
    missing = ", ".join(name for name, cell in facts if cell.tone is Tone.MISSING)
    present = tuple(fact for fact in facts if fact[1].tone is not Tone.MISSING)
    return (*present, (_("Not stated"), Cell(missing, Tone.MISSING))) if missing else present


def _standing(trial: Trial, today: date) -> Iterator[tuple[str, Cell]]:
    yield _("Data"), dated(trial.snapshot, today)
    yield field_label("status"), stated_cell(trial, "status", _code(trial.status))
    if trial.why_stopped:
        yield field_label("why_stopped"), Cell(trial.why_stopped)


def _facts(trial: Trial) -> Iterator[tuple[str, Cell]]:
    yield _("Design"), Cell("; ".join(_design(trial)))
    yield field_label("enrollment"), stated_cell(trial, "enrollment", trial.enrollment)
    yield _("Ages and sex"), Cell("; ".join(_admitted(trial)))
    yield (
        field_label("conditions"),
        stated_cell(trial, "conditions", "; ".join(trial.conditions) or None),
    )
    yield field_label("sponsor"), stated_cell(trial, "lead_sponsor", trial.lead_sponsor)
    yield field_label("other_ids"), stated("; ".join(trial.other_ids))
    yield _("Dates"), Cell("; ".join(_dates(trial)))
    yield field_label("count"), stated_cell(trial, "sites_stated", _sites(trial))
    contacts = (contact_words(contact) for contact in trial.contacts)
    yield _("Contacts as posted"), stated("\n".join(contact for contact in contacts if contact))


def _code(code: str | None) -> Codes | None:
    return Codes((code,)) if code else None


def _named(trial: Trial, path: str, field: str, value: Value | None) -> str:
    return f"{field_label(field)}: {stated_cell(trial, path, value).text}"


def _design(trial: Trial) -> Iterator[str]:
    ratio = allocation_ratio(trial.official_title, trial.brief_summary, trial.detailed_description)
    yield _named(trial, "phases", "phase", Codes(trial.phases) if trial.phases else None)
    yield _named(trial, "allocation", "allocation", _code(trial.allocation))
    if ratio:
        yield f"{field_label('ratio')}: {ratio}"
    yield _named(trial, "intervention_model", "model", _code(trial.intervention_model))
    yield _named(trial, "masking", "masking", _code(trial.masking))
    yield _named(trial, "primary_purpose", "purpose", _code(trial.primary_purpose))


def _dates(trial: Trial) -> Iterator[str]:
    yield _named(trial, "start_date", "start", trial.start_date)
    path = "primary_completion_date"
    yield _named(trial, path, "primary_completion", trial.primary_completion_date)
    yield _named(trial, "completion_date", "completion", trial.completion_date)


def _admitted(trial: Trial) -> Iterator[str]:
    limits = trial.eligibility
    yield _named(trial, "eligibility/minimum_age", "minimum_age", limits.minimum_age)
    yield _named(trial, "eligibility/maximum_age", "maximum_age", limits.maximum_age)
    yield _named(trial, "eligibility/sex", "sex", _code(limits.sex))


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
                valued(_code(arm.type)),
                stated("\n".join(part for part in (arm.description, *_also_given(arm)) if part)),
            )
        )
        for arm in arms
    )
    yield Grid(Table("", columns, tuple(rows)), (1.3, 0.8, 3))


def _also_given(arm: Arm) -> list[str]:
    return [] if arm.description else list(arm.interventions)


def _interventions(trial: Trial) -> Iterator[Block]:
    described = any(item.description for item in trial.interventions)
    if trial.interventions and (described or not trial.arms):
        yield Heading(_("Interventions"), 3)
        columns = (_("Intervention"), _("Type"), _("Description as posted"))
        rows = (
            Row((stated(item.name), valued(_code(item.type)), stated(item.description)))
            for item in trial.interventions
        )
        yield Grid(Table("", columns, tuple(rows)), (1.3, 0.8, 3))


def _regimen(trial: Trial) -> Iterator[Block]:
    yield Heading(_("Regimen"), 3)
    given = doses(trial)
    unread = unread_dose(trial)
    if given:
        columns = (_("Drug"), _("Arm"), _("Dose"), _("Route"), _("Schedule"), _("Order, changes"))
        rows = tuple(map(_dose, given))
        yield Grid(Table("", columns, rows), (1.3, 1.3, 1, 1.1, 1.7, 1.6))
    else:
        yield Words(Cell(unread) if unread else stated(None))


def _dose(dose: Dose) -> Row:
    loading = _("loading dose")
    name = f"{dose.intervention}\n({loading})" if dose.loading else dose.intervention
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
    rows = (_endpoint(outcome) for outcome in outcomes)
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


def _disagreements(trial: Trial) -> Iterator[Block]:
    if not trial.disagreements:
        return
    yield Heading(_("Contradictions in the document"), 3)
    columns = (_("On"), _("Readings"), _("Remark"))
    rows = tuple(
        Row(
            (
                Cell(subject(trial, disagreement.path)),
                Cell(readings(disagreement), Tone.WARNING),
                Cell(disagreement.remark or ""),
            )
        )
        for disagreement in trial.disagreements
    )
    yield Grid(Table("", columns, rows), (1.2, 2, 2))
