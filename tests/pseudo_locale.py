"""A language nobody speaks: every message longer, bracketed and without a plain Latin letter."""

import gettext
import re
from functools import cache

from messages import messages

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "åƀçđéƒĝĥîĵķĺɱñöþɋŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĹṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"
_TABLE = str.maketrans(PLAIN, ACCENTED)
_KEPT = re.compile(r"\{[^{}]*\}|\*\.\w+")
"""Places of values and patterns of file names."""
_LONGER = 0.4


class PseudoLocale(gettext.NullTranslations):
    """Translates what a catalogue would hold and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self._known = _known()

    def gettext(self, message: str) -> str:
        return pseudo(message) if message in self._known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def _known() -> frozenset[str]:
    """Return every text that is marked for translation."""
    ids = (message.id for message in messages())
    texts = (text for one in ids for text in ((one,) if isinstance(one, str) else one))
    return frozenset(text for text in texts if text)


def pseudo(message: str) -> str:
    """Return the message accented and 40 % longer, its places of values untouched."""
    parts, last = [], 0
    for kept in _KEPT.finditer(message):
        parts += [message[last : kept.start()].translate(_TABLE), kept[0]]
        last = kept.end()
    text = "".join((*parts, message[last:].translate(_TABLE)))
    length = len(_KEPT.sub("", message).strip())
    filling = (" öé" * length)[: round(length * _LONGER)].rstrip()
    body = text.rstrip()
    return f"⟦{body}{filling}⟧{text[len(body) :]}"
