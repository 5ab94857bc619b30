"""A record in the making: each value with the lines of the page it was read from."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from trialdesk.domain.passage import Passage
from trialdesk.domain.source import Disagreement, Source
from trialdesk.errors import UnreadableFileError
from trialdesk.registries.formats.pages.lines import PageBlock, PageLine, filled
from trialdesk.registries.reading import Record
from trialdesk.registries.study.study import read_study

_Study = dict[str, Any]


class Draft:
    """Builds a study in the shape of the API v2, and the section that says where it comes from."""

    def __init__(self, document: str, raw: bytes) -> None:
        self._document = document
        self._raw = raw
        self._provenance: _Study = {}
        self._passages: list[Passage] = []
        self.study: _Study = {
            "protocolSection": {},
            "trialdesk": {
                "kind": "page",
                "document": document,
                "documentSha256": sha256(raw).hexdigest(),
                "provenance": self._provenance,
            },
        }

    def put(
        self, place: str, value: object, *lines: PageLine, quote: str = "", remark: str = ""
    ) -> None:
        """Put a value at a place below protocolSection; the quote is the last line by default."""
        self.put_at(f"/protocolSection/{place}", value, *lines, quote=quote, remark=remark)

    def put_at(
        self, pointer: str, value: object, *lines: PageLine, quote: str = "", remark: str = ""
    ) -> None:
        """Put a value anywhere in the study."""
        _put(self.study, pointer, value)
        if lines:
            origin = {"lines": [line.number for line in lines], "quote": quote or lines[-1].text}
            self._provenance[pointer] = origin | ({"remark": remark} if remark else {})

    def put_criteria(self, block: PageBlock) -> None:
        """Put the eligibility text with its headings, line by line as it stands."""
        pointer = "/protocolSection/eligibilityModule/eligibilityCriteria"
        _put(self.study, pointer, "\n".join(line.verbatim for line in block))
        self._provenance[pointer] = {"lines": [line.number for line in block]}

    def put_data_date(self, day: str, basis: str, line: PageLine) -> None:
        self.put_at("/trialdesk/dataDate", {"date": day, "basis": basis}, line)

    def put_publisher(self, name: str) -> None:
        self.put_at("/trialdesk/publisher", name)

    def put_passages(self, sections: Mapping[str, PageBlock]) -> None:
        """Keep what the page's editors wrote: a passage a line, or none under its heading."""
        for heading, block in sections.items():
            for line in filled(block)[1:]:
                self.put_passage(heading, line)
        self.put_empty(sections)

    def put_passage(self, heading: str, line: PageLine) -> None:
        source = Source(self._document, None, (line.number,), line.text)
        self._passages.append(Passage(heading, line.text, source))

    def put_empty(self, sections: Mapping[str, PageBlock]) -> None:
        """Keep the headings that nothing stands under."""
        for heading, block in sections.items():
            if heading and len(filled(block)) == 1:
                line = filled(block)[0]
                source = Source(self._document, None, (line.number,), line.text)
                self._passages.append(Passage(heading, None, source))

    def record(self) -> Record:
        """Return the trial the page describes; its sources point at lines of the page.

        Raises UnreadableFileError when the page has no registration number.
        """
        if "nctId" not in self.study["protocolSection"].get("identificationModule", {}):
            place = "the page has no line with an NCT number"
            raise UnreadableFileError(self._document, place, "Save the whole page as text.")
        record = read_study(self.study, self._document, self._raw)
        sources = {path: _on_page(source) for path, source in record.trial.sources.items()}
        trial = replace(
            record.trial,
            sources=MappingProxyType(sources),
            disagreements=tuple(map(_all_on_page, record.trial.disagreements)),
            editorial=tuple(self._passages),
        )
        return replace(record, trial=trial)


def _put(study: _Study, pointer: str, value: object) -> None:
    holder: Any = study
    names = pointer.split("/")[1:]
    for name, following in pairwise(names):
        holder = _member(holder, name, [] if following.isdigit() else {})
    if _member(holder, names[-1], value) is not value:
        holder[names[-1]] = value


def _member(holder: Any, name: str, fresh: object) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(holder, list):
        return holder.setdefault(name, fresh)
    if int(name) == len(holder):
        holder.append(fresh)
    return holder[int(name)]


def _on_page(source: Source) -> Source:
    return replace(source, pointer=None)


def _all_on_page(disagreement: Disagreement) -> Disagreement:
    readings = tuple((value, _on_page(source)) for value, source in disagreement.readings)
    return replace(disagreement, readings=readings)
