"""The words by which outcomes name the endpoints of the field."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand for one code; a code of None names an endpoint that has no code of ours."""

    code: str | None
    words: re.Pattern[str]


def _term(code: str | None, words: str, *, exact_case: bool = False) -> Term:
    flags = 0 if exact_case else re.IGNORECASE
    return Term(code, re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", flags))


_GAP = r"[\s-]{1,3}"
_RESPONSE = r"(?:response|remission)"
_SURVIVAL = rf"{_GAP}free{_GAP}survival"

# Longer names first: a name that was read is taken out before the next is looked for, so that
# "duration of objective response" is never also "objective response". PFS2, distant disease-free
# survival and intracranial response are endpoints of their own and no reading of PFS, DFS or ORR.
EFFICACY = (
    _term(
        None,
        r"PFS-?2|second\w*[\s-]progression|(?:time\s{1,2}to\s{1,2})second\s{1,2}progression"
        r"|(?:intracranial|CNS|PSA|biochemical|locoregional|regional|distant|brain"
        r"|local(?!ly|\s(?:investigator|radiolog|assess|review|site))"
        rf"|neurological|hepatic|metabolic|immune)[\w\s,/()-]{{0,40}}?"
        rf"(?:(?:progression|disease|event|recurrence|relapse|metastas[ie]s){_SURVIVAL}"
        rf"|{_RESPONSE}(?:\s{{1,2}}rate)?|ORR|PFS|DFS|disease{_GAP}control(?:\s{{1,2}}rate)?"
        r"|clinical\s{1,2}benefit(?:\s{1,2}rate)?)"
        r"|(?:CNS|ic|br|l|d|PSA-?)(?:PFS|ORR)|D-?DFS|DRFI|DRFS|iPFS|iORR|irPFS|irORR|irRC",
    ),
    _term(None, r"(?:duration|time)\s{1,2}of\s{1,2}stable\s{1,2}disease"),
    _term(None, rf"duration\s{{1,2}}of\s{{1,2}}complete\s{{1,2}}{_RESPONSE}|DoCR"),
    _term(
        "DOR",
        rf"duration\s{{1,2}}of\s{{1,2}}(?:(?:the|confirmed|overall|objective|disease|tumou?r|best"
        rf"|clinical)\s{{1,2}}){{0,3}}(?:{_RESPONSE}s?|ORR)|response\s{{1,2}}duration|DOR|DoR",
    ),
    _term(
        "TTR",
        rf"time{_GAP}to{_GAP}(?:(?:first|initial|the|objective|overall|confirmed|tumou?r|onset\sof)"
        rf"{_GAP}){{0,3}}{_RESPONSE}|TTR",
    ),
    _term("iDFS", rf"invasive{_GAP}(?:breast{_GAP}cancer{_GAP})?disease{_SURVIVAL}|I-?DFS|IBCFS"),
    _term("EFS", rf"event{_SURVIVAL}|EFS"),
    _term("DFS", rf"disease{_SURVIVAL}|DFS"),
    _term("PFS", rf"progression{_SURVIVAL}|r?PFS"),
    _term(
        None,
        rf"(?:\w{{3,20}}{_SURVIVAL})|(?:cancer|disease|tumou?r|breast\scancer){_GAP}specific"
        rf"{_GAP}survival",
    ),
    _term("OS", rf"overall{_GAP}survival"),
    _term("OS", r"(?<!\()OS", exact_case=True),
    _term("pCR", rf"(?:total\s)?patholog(?:ic|ical|ically){_GAP}complete{_GAP}{_RESPONSE}s?"),
    _term(None, r"(?i:non)[\s-]?pCRs?|pCRs", exact_case=True),
    _term("pCR", r"[tb]?pCR", exact_case=True),
    _term(None, rf"patholog(?:ic|ical){_GAP}{_RESPONSE}|(?:major|partial|near){_GAP}patholog\w+"),
    _term("DCR", rf"disease{_GAP}control(?:{_GAP}rate)?|DCR"),
    _term("CBR", rf"clinical{_GAP}benefit(?:{_GAP}(?:rate|response))?|CBR"),
    _term(
        None,
        rf"(?:overall|objective){_GAP}clinical{_GAP}{_RESPONSE}|best{_GAP}overall{_GAP}"
        rf"{_RESPONSE}",
    ),
    _term(
        "ORR",
        rf"objective{_GAP}(?:tumou?r{_GAP})?{_RESPONSE}s?(?:{_GAP}rates?)?"
        rf"|overall{_GAP}(?:tumou?r{_GAP})?{_RESPONSE}{_GAP}rates?|ORR",
    ),
)

OTHERS = (
    _term(
        None,
        r"(?<!at\sthe\s)(?:MTD|maximum\s{1,2}tolerated\s{1,2}dose|RP2D"
        r"|recommended\s{1,2}(?:phase|dose))"
        r"|DLTs?|dose[\s-]{1,2}limiting\s{1,2}toxicit(?:y|ies)|financial\s{1,2}toxicity"
        r"|cost[\s-]{1,2}effectiveness|quality[\s-]{1,2}adjusted|QALYs?",
    ),
    _term(
        "ADA",
        r"(?i:incidence\sof|develop|develops|positive\sfor|positive)\sADAs?"
        r"|ADAs?\s(?i:to|against|incidence|positive|titer|titre|response)",
        exact_case=True,
    ),
    _term(
        "ADA",
        rf"anti-?{_GAP}?drug{_GAP}?(?:neutrali[sz]ing{_GAP})?antibod(?:y|ies)|antidrug{_GAP}?"
        rf"antibod(?:y|ies)|anti-?therapeutic{_GAP}antibod(?:y|ies)",
    ),
    _term(
        "PK",
        r"pharmacokinetics?|PK|C-?max(?:,?\s?ss)?|T-?max(?:,?\s?ss)?|C-?(?:trough|min)(?:,?\s?ss)?"
        r"|AUC\s?(?:0-?\w{1,6}|\(0[^)]{1,12}\)|inf|last|tau|t|ss)"
        r"|area\s{1,2}under\s{1,2}the\s{1,2}(?:(?:plasma|serum|blood|drug|observed)[\s-]{1,2}){0,3}"
        r"concentration|terminal\s{1,2}(?:elimination\s{1,2})?half-?\s?life"
        r"|elimination\s{1,2}half-?\s?life|volume\s{1,2}of\s{1,2}distribution"
        r"|trough\s{1,2}concentrations?|(?:maximum|maximal|peak)\s{1,2}(?:observed\s{1,2})?"
        r"(?:(?:plasma|serum|drug)\s{1,2}){0,2}concentrations?",
    ),
    _term(
        "AE",
        r"adverse\s{1,2}(?:medical\s{1,2})?(?:drug\s{1,2})?(?:events?|reactions?|effects?)"
        r"|TE?AEs?|TEAEs?|SAEs?|AEs?|AESIs?|(?:\w{1,14})?toxicit(?:y|ies)|side\s{1,2}effects?"
        r"|safety",
    ),
    _term(
        "QoL",
        r"(?:health-?\s?related\s)?quality\s{1,2}of\s{1,2}life|(?:HR)?QO?L|EORTC"
        r"(?:[\s-]QLQ[\w-]{0,12})?|QLQ[\w-]{0,12}|EQ-?5D[\w-]{0,6}|FACT-[A-Z]{1,3}",
    ),
    _term(
        "BIOMARKER",
        r"biomarkers?|ct-?DNA|circulating\s{1,2}tumou?r\s{1,2}(?:DNA|cells?)|CTCs?"
        r"|(?:HER-?2|PD-?L1|Ki-?67|gene|protein)(?:\s{1,2}\w{1,12})?\s{1,2}"
        r"(?:expression|amplification)(?:\s{1,2}levels?)?|mutational\s{1,2}burden"
        r"|tumou?r[\s-]infiltrating\s{1,2}lymphocytes?(?!\s{0,2}(?:therapy|treatment|infusion))",
    ),
)

MARKER_ALONE = re.compile(
    r"\s{0,5}(?:HER-?2|PD-?L1|Ki-?67|TMB|MSI|PIK3CA|ESR1|BRCA(?:1/2)?|TROP-?2|HER-?3)"
    r"(?:\s{1,2}(?:status|level|levels))?\s{0,5}",
    re.IGNORECASE,
)
RELATION = re.compile(r"correlat|associat|relation|predict", re.IGNORECASE)
"""Words that make a marker the subject and the clinical endpoint its partner."""

VAGUE = re.compile(
    r"\s{0,5}(?:the\s|to\s|assess\s|evaluate\s|anti-?tumou?r\s|preliminary\s|primary\s|clinical\s"
    r"|tumou?r\s){0,4}(?:efficacy|activity|effectiveness|immunogenicity|endpoint|outcome|response)"
    r"(?:\s(?:of|to)\s[\w-]{2,40})?[\s.]{0,5}",
    re.IGNORECASE,
)
"""A measure that names no endpoint itself, so that the description has to."""
