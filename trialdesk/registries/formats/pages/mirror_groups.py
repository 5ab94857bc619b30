"""Study groups and interventions of the registry mirror."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.lines import PageLine
from trialdesk.registries.formats.pages.vocabulary import ARM_TYPE, INTERVENTION_TYPE, value_of

_GROUP_TYPE = "Group Type "
_INTERVENTION_TYPE = "Intervention Type "
_MODULE = "armsInterventionsModule"


@dataclass(slots=True)
class _Group:
    """One arm: its label and description, its type, and the interventions named below it."""

    head: Sequence[PageLine]
    type: PageLine
    interventions: list[PageLine] = field(default_factory=list)


def put_groups(groups: Sequence[PageLine], interventions: Sequence[PageLine], draft: Draft) -> None:
    descriptions = _put_interventions(interventions, draft)
    for place, group in enumerate(_groups(groups, descriptions)):
        _put_group(f"{_MODULE}/armGroups/{place}", group, draft)


def _put_interventions(lines: Sequence[PageLine], draft: Draft) -> Collection[str]:
    """Read name, description and type, one below the other; returns the descriptions."""
    descriptions: set[str] = set()
    block: list[PageLine] = []
    count = 0
    for line in lines:
        if not line.text.startswith(_INTERVENTION_TYPE):
            block.append(line)
            continue
        if block:
            name, *described = block
            place = f"{_MODULE}/interventions/{count}"
            draft.put(place, {"name": name.text}, name)
            _put_description(place, described, draft)
            _put_type(place, INTERVENTION_TYPE, line, draft)
            descriptions.update(part.text for part in described)
            count += 1
        block = []
    return descriptions


def _groups(lines: Sequence[PageLine], descriptions: Collection[str]) -> list[_Group]:
    """Split the lines into groups; ``descriptions`` are the texts below an intervention's name."""
    groups: list[_Group] = []
    waiting: list[PageLine] = []
    for line in lines:
        if line.text.startswith(_GROUP_TYPE):
            groups.append(_Group(waiting, line))
            waiting = []
        elif line.text.startswith(_INTERVENTION_TYPE) and groups:
            groups[-1].interventions += waiting[-1:]
            waiting = []
        elif waiting or line.text not in descriptions:
            waiting.append(line)
    return groups


def _put_group(place: str, group: _Group, draft: Draft) -> None:
    head = group.head or [group.type]
    draft.put(place, {"label": head[0].text} if group.head else {}, head[0])
    _put_description(place, head[1:], draft)
    _put_type(place, ARM_TYPE, group.type, draft)
    if group.interventions:
        names = [line.text for line in group.interventions]
        draft.put(f"{place}/interventionNames", names, *group.interventions)


def _put_description(place: str, lines: Sequence[PageLine], draft: Draft) -> None:
    if lines:
        draft.put(f"{place}/description", "\n\n".join(line.text for line in lines), *lines)


def _put_type(place: str, kind: str, line: PageLine, draft: Draft) -> None:
    if value := value_of(kind, line.text.split(" Type ", 1)[1]):
        draft.put(f"{place}/type", value, line)
