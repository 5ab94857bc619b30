"""What a trial measures."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["primary", "secondary", "other"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome measure in the record's words."""

    role: Role
    measure: str | None = None
    time_frame: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an outcome's words say: a code of the field and who assesses it.

    ``code`` is one of ORR PFS OS DOR DCR CBR TTR pCR EFS iDFS DFS QoL AE ADA PK BIOMARKER OTHER.
    """

    code: str
    assessor: Literal["INVESTIGATOR", "INDEPENDENT"] | None = None
