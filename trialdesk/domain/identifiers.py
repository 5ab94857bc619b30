"""Registration numbers of the world's trial registries, in one spelling each."""

import re

_NCT = re.compile(r"NCT0*([1-9]\d{0,7})", re.IGNORECASE)
_EUCTR = re.compile(r"(?:EUCTR)?(\d{4}-\d{6}-\d{2})(?:-[A-Z]{2}|-3rd)?", re.IGNORECASE)
_CTIS = re.compile(r"(?:CTIS)?(\d{4}-5\d{5}-\d{2}-\d{2})", re.IGNORECASE)
# registry prefixes as the WHO's primary registries use them
_OTHERS = re.compile(
    r"(?P<prefix>ISRCTN|ChiCTR|JPRN|jRCT|UMIN|ACTRN|CTRI|DRKS|KCT|IRCT|PACTR|NTR|NL-OMON|NL|TCTR"
    r"|SLCTR|RBR|RPCEC|LBCTR|PER|ITMCTR|U1111)(?P<rest>[-/\w.]{1,40})",
    re.IGNORECASE,
)
_SPELLED = {
    name.lower(): name
    for name in (
        *("ISRCTN", "ChiCTR", "JPRN", "jRCT", "UMIN", "ACTRN", "CTRI", "DRKS", "KCT", "IRCT"),
        *("PACTR", "NTR", "NL-OMON", "NL", "TCTR", "SLCTR", "RBR", "RPCEC", "LBCTR", "PER"),
        *("ITMCTR", "U1111"),
    )
}


def registered(words: str) -> str | None:
    """Write a registration number as its registry does; None for what is none.

    EudraCT numbers of one trial differ by member state only in what stands behind them, which is
    left out. Numbers of EU CTIS have four parts and a 5 before their second.
    """
    joined = "".join(words.split())
    if hit := _NCT.fullmatch(joined):
        return f"NCT{int(hit[1]):08d}"
    if hit := _CTIS.fullmatch(joined):
        return hit[1]
    if hit := _EUCTR.fullmatch(joined):
        return f"EUCTR{hit[1]}"
    hit = _OTHERS.fullmatch(joined)
    if hit is None or not any(sign.isdigit() for sign in hit["rest"]):
        return None
    return _SPELLED[hit["prefix"].lower()] + hit["rest"]
