"""Whether contacts can be reached."""

import re
from collections.abc import Iterator

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.rule import rule
from trialdesk.domain.site import Contact

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{9,11}|(?:10|2\d|[3-9]\d{2})\d{7,8}")
_EXTENSION = re.compile(r"(?:ext\.?|x|转|#|,).*$", re.IGNORECASE)
_COUNTRY = re.compile(r"^0{0,3}86")
_LONGEST = 11
_OTHER_NUMBER = re.compile(r"^(?:400|800)\d{7}$")


def _contacts(record: CheckedRecord) -> Iterator[tuple[str, str | None, Contact]]:
    trial = record.trial
    countries = {site.country for site in trial.sites if site.country}
    only = countries.pop() if len(countries) == 1 else None
    for place, contact in enumerate(trial.contacts):
        yield f"contacts/{place}", only, contact
    for place, site in enumerate(trial.sites):
        for number, contact in enumerate(site.contacts):
            yield f"sites/{place}/contacts/{number}", site.country, contact


def is_chinese_number(phone: str) -> bool:
    """Return whether the digits can be a number in China.

    Source: ITU-T E.164 national numbering plan of China: mobiles 11 digits from 1, landlines an
    area code of two or three digits after 0 and seven or eight digits.
    """
    if phone.strip().startswith("+") and not phone.strip().startswith("+86"):
        return False
    digits = re.sub(r"\D", "", _EXTENSION.sub("", phone))
    if len(digits) > _LONGEST:
        digits = _COUNTRY.sub("", digits)
    known = (_MOBILE, _LANDLINE, _OTHER_NUMBER)
    return any(pattern.fullmatch(digits) for pattern in known)


@rule("telephone-number", "low", RECORD)
def _phone(record: CheckedRecord) -> Iterator[Hit]:
    for path, country, contact in _contacts(record):
        phone = contact.phone or ""
        if country == "China" and re.search(r"\d", phone) and not is_chinese_number(phone):
            yield hit(path, digits=len(re.sub(r"[^0-9]", "", phone)))


@rule("e-mail-address", "low", RECORD)
def _mail(record: CheckedRecord) -> Iterator[Hit]:
    for path, _country, contact in _contacts(record):
        if contact.email and not _MAIL.fullmatch(contact.email.strip()):
            yield hit(path, quote=contact.email)


@rule("contact-without-means", "low", RECORD)
def _unreachable(record: CheckedRecord) -> Iterator[Hit]:
    for path, _country, contact in _contacts(record):
        if (
            contact.name
            and not contact.phone
            and not contact.email
            and "INVESTIGATOR" not in (contact.role or "")
        ):
            yield hit(path, name=contact.name)


@rule("contact-by-position", "low", RECORD)
def _positional(record: CheckedRecord) -> Iterator[Hit]:
    remarks: dict[str, str] = {}
    for path, _country, _contact in _contacts(record):
        source = record.trial.source(path)
        if path.startswith("sites/") and source is not None and source.remark:
            remarks.setdefault(source.remark, path)
    for remark, path in remarks.items():
        yield hit(path, quote=remark)
