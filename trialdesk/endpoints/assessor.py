"""Who assesses an endpoint."""

import re
from typing import Literal

_ASSESS = r"(?:assess|evaluat|determin|judg|review|measur|report|confirm|adjudicat)\w*"
_INDEPENDENT = re.compile(
    r"\b(?:BICR|IRC|IRRC|ICR|IRF|BIRC|BIRR)\b"
    r"|\bindependent(?:ly)?[\s,-]{1,2}(?:\w{1,14}[\s,-]{1,2}){0,3}(?:review|radiolog|assess|imaging"
    r"|evaluat|adjudicat|endpoint\scommittee)"
    r"|\bcentral(?:ly)?[\s-](?:\w{1,14}[\s-]){0,2}(?:review|assess|read|evaluat|radiolog)"
    r"|\breview(?:ed)?[\s-]central",
    re.IGNORECASE,
)
_INVESTIGATOR = re.compile(
    rf"\binvestigators?['’]?s?['’]?[\s-]{{1,2}}(?:tumou?r\s|local\s)?{_ASSESS}"
    rf"|\b{_ASSESS}\s(?:by|per|according\sto|based\son)\s(?:the\s|local\s|site\s|an?\s){{0,2}}"
    r"investigators?\b(?!['’])"
    r"|\b(?:per|by)\s(?:the\s|local\s|site\s){0,2}investigators?\b(?!['’])"
    rf"|\blocal(?:ly)?\s{_ASSESS}"
    r"|\b(?:PFS|ORR|DOR|DCR|CBR)[\s-]?\(?INV\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|rather\sthan|instead\sof|without|no|regardless\sof|opposed\sto|versus|vs)\b",
    re.IGNORECASE,
)
_REACH = 30


def assessor(*texts: str) -> Literal["INVESTIGATOR", "INDEPENDENT"] | None:
    """Say who assesses; None where the words name nobody, both, or deny one."""
    independent = [result for text in texts for result in _findings(_INDEPENDENT, text)]
    investigator = [result for text in texts for result in _findings(_INVESTIGATOR, text)]
    if bool(independent) == bool(investigator) or "denied" in independent + investigator:
        return None
    return "INDEPENDENT" if independent else "INVESTIGATOR"


def _findings(words: re.Pattern[str], text: str) -> list[str]:
    return [
        "denied" if _DENIAL.search(text[max(0, hit.start() - _REACH) : hit.start()]) else "said"
        for hit in words.finditer(text)
    ]
