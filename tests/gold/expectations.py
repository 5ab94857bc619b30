"""What the curated record of a trial says, in the words of the public JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

Gold = Mapping[str, Any]
Fields = dict[str, Any]

_CODES = {"HER2-biomarker": "BIOMARKER", "ctDNA": "BIOMARKER"}
_ASSESSORS = {"IRC": "INDEPENDENT", "investigator": "INVESTIGATOR"}


def expected(gold: Gold) -> Fields:
    """Give every field that is checked; None and [] mean the record must not state it."""
    return {
        **_plain(gold),
        **_eligibility(gold),
        **dict(_listed("arms", gold["arms"], _arm)),
        **dict(_listed("interventions", gold["interventions"], _intervention)),
        **dict(_listed("doses", gold["doses"], _dose)),
        **dict(_listed("outcomes", _outcomes(gold), dict)),
        **dict(_listed("sites", gold["sites"] or _named_places(gold), _site)),
        **dict(_listed("contacts", gold["central_contacts"], _contact)),
    }


def _named_places(gold: Gold) -> list[Gold]:
    """Give the places a document names without a list of its sites."""
    unknown = {"facility": None, "country": None, "status": {"value": None}}
    return [
        unknown | {"city": one["value"]["city"], "province_as_written": one["value"]["province"]}
        for one in gold.get("sites_named_places") or ()
    ]


def items(gold: Gold) -> list[Fields]:
    """Give the criteria as list items, each with the atoms the curator split it into."""
    narrative = gold["source"]["kind"] == "publication"
    found: list[Fields] = []
    for polarity in ("inclusion", "exclusion"):
        atoms = gold["criteria"][polarity]
        before = None
        for atom in sorted(atoms, key=_in_list_order) if narrative else atoms:
            item = (atom["list_no"], atom["depth"]) if narrative else atom["lines"]
            if item != before or (narrative and atom["depth"]):
                found.append(_item(polarity, atom))
            found[-1]["atoms"].append(atom["text"].replace("\\<", "<"))
            before = item
    return found


def _in_list_order(atom: Gold) -> tuple[int, int]:
    return atom["list_no"], atom["depth"]


def _item(polarity: str, atom: Gold) -> Fields:
    return {
        "polarity": polarity,
        "group": (atom["group"] or "").rstrip(":") or None,
        "depth": atom["depth"],
        "lines": atom["lines"],
        "atoms": [],
    }


def _value(field: Any) -> Any:
    return field["value"] if isinstance(field, dict) and "value" in field else field


def _plain(gold: Gold) -> Fields:
    org_id, phase = _value(gold["org_study_id"]), _value(gold["phase"])
    return {
        "nct_id": _value(gold["nct_id"]),
        "other_ids": [org_id] if org_id else [],
        "phases": [phase] if phase else [],
        "allocation_ratio": gold["allocation"].get("allocation_ratio"),
        "enrollment.count": _value(gold["enrollment_count"]),
        "enrollment.type": _value(gold["enrollment_type"]),
        "lead_sponsor.name": _value(gold["lead_sponsor"]),
        "lead_sponsor.class": _value(gold["sponsor_class"]),
        "conditions": [_value(condition) for condition in gold["conditions"]],
        "keywords": _value(gold["keywords"]) or [],
        "collaborators": _value(gold["collaborators"]) or [],
        **{
            f"{name}.date": _value(gold[name])
            for name in ("start_date", "primary_completion_date", "completion_date")
        },
        **{
            name: _value(gold[name])
            for name in (
                *("brief_title", "official_title", "acronym", "study_type", "allocation"),
                *("intervention_model", "masking", "primary_purpose", "status"),
                *("sites_stated", "has_results"),
            )
        },
    }


def _eligibility(gold: Gold) -> Fields:
    return {
        "eligibility.minimum_age_years": _years(gold["minimum_age"]),
        "eligibility.maximum_age_years": _years(gold["maximum_age"]),
        "eligibility.sex": _value(gold["sex"]),
        "eligibility.healthy_volunteers": _value(gold["healthy_volunteers"]),
    }


def _years(field: Gold) -> int | None:
    return int(field["value"].split()[0]) if field["value"] else None


def _listed(name: str, found: list[Any], read: Any) -> Iterator[tuple[str, Any]]:
    yield f"{name}.number", len(found)
    for place, item in enumerate(found):
        for key, value in read(item).items():
            yield f"{name}[{place}].{key}", value


def _arm(arm: Gold) -> Fields:
    known = {"interventions": arm["interventions"]} if "interventions" in arm else {}
    return {
        "label": _value(arm["label"]),
        "type": _value(arm["type"]),
        "description": _value(arm["description"]),
        **known,
    }


def _intervention(intervention: Gold) -> Fields:
    return {name: _value(intervention[name]) for name in ("name", "type", "description")}


def _dose(dose: Gold) -> Fields:
    every, unit = dose["schedule"]["every"].split()
    day, order, reduction = (_value(dose[name]) for name in ("day", "order", "reductions_allowed"))
    return {
        **{name: dose[name] for name in ("arm", "amount", "unit", "per", "route")},
        "intervention": dose["drug"],
        "every": int(every),
        "every_unit": unit.rstrip("s"),
        "cycle_days": dose["schedule"]["cycle_days"],
        "days": [day] if day else None,
        # "first" is the curator's word; the document gives an order for the second drug only.
        "order": None if order == "first" else order,
        "reduction": reduction,
        "reduced_to": dose["reductions_allowed"].get("reduced_to"),
    }


def _outcomes(gold: Gold) -> list[Fields]:
    return [
        {
            "role": role,
            "measure": outcome["measure"],
            "code": _CODES.get(outcome["code"], outcome["code"]),
            "time_frame": _value(outcome["time_frame"]),
            "description": _value(outcome["definition"]),
            "assessor": _ASSESSORS.get(_value(outcome["assessor"])),
        }
        for role in ("primary", "secondary")
        for outcome in gold[f"{role}_endpoints"]
    ]


def _site(site: Gold) -> Fields:
    contact = site["contact"] if "name" in site.get("contact", {}) else {}
    return {
        "facility": site["facility"],
        "city": site["city"],
        "state": site["province_as_written"],
        "country": site["country"],
        "status": _value(site["status"]),
        "contact": contact.get("name"),
        "phone": contact.get("phone"),
    }


def _contact(contact: Gold) -> Fields:
    return {name: contact[name] for name in ("name", "role", "phone", "email")}
