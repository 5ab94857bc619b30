"""Arms, interventions and dosing statements of a study."""

from collections.abc import Sequence

from trialdesk.domain.dose import DosingStatement
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.registries.study.node import Node

# The labels the registry puts before an intervention's name in an arm, as in "Drug: X".
_KINDS = {
    *("Behavioral", "Biological", "Combination Product", "Device", "Diagnostic Test"),
    *("Dietary Supplement", "Drug", "Genetic", "Other", "Procedure", "Radiation"),
}


def interventions(module: Node) -> tuple[Intervention, ...]:
    return tuple(
        _intervention(node.at(f"interventions/{place}"))
        for place, node in enumerate(module.children("interventions"))
    )


def arms(module: Node, known: Sequence[Intervention]) -> tuple[Arm, ...]:
    """Read the arms; their interventions are named as ``known`` names them."""
    names = {intervention.name for intervention in known}
    return tuple(
        _arm(node.at(f"arms/{place}"), names)
        for place, node in enumerate(module.children("armGroups"))
    )


def dosing(section: Node) -> tuple[DosingStatement, ...]:
    kept: list[DosingStatement] = []
    for node in section.children("dosing"):
        text = node.at(f"dosing/{len(kept)}").text("text")
        if text:
            statement = DosingStatement(
                text, node.text("arm"), node.text("intervention"), node.source
            )
            kept.append(statement)
    return tuple(kept)


def _intervention(node: Node) -> Intervention:
    return Intervention(
        name=node.text("name"),
        type=node.text("type"),
        description=node.markup("description"),
        other_names=node.texts("otherNames"),
        arms=node.texts("armGroupLabels", "arms"),
    )


def _arm(node: Node, names: set[str | None]) -> Arm:
    return Arm(
        label=node.text("label"),
        type=node.text("type"),
        description=node.markup("description"),
        interventions=tuple(
            _without_kind(name, names) for name in node.texts("interventionNames", "interventions")
        ),
    )


def _without_kind(name: str, names: set[str | None]) -> str:
    kind, separator, rest = name.partition(": ")
    return rest if separator and (rest in names or kind in _KINDS) else name
