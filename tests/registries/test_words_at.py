"""A source leads to the record's own words, whatever its format."""

import pytest

from trialdesk.domain.source import Source
from trialdesk.registries.words_at import words_at

OBJECT = b'{"a/b": {"c~d": ["x", 5]}, "posted": true, "none": null}'
ELEMENT = b'<study><arm>A &lt; B</arm><arm n="2">C</arm></study>'
TABLE = b"NCT Number,Title\nNCT09000001,A title\n"
PAGE = b"\xef\xbb\xbfone\ntwo\nthree\nfour\nfive\nsix\nseven"


@pytest.mark.parametrize(
    ("record", "pointer", "words"),
    [
        (OBJECT, "/a~1b/c~0d/0", "x"),
        (OBJECT, "/a~1b/c~0d/1", "5"),
        (OBJECT, "/posted", "true"),
        (OBJECT, "/a~1b/c~0d", '[\n  "x",\n  5\n]'),
        (OBJECT, "/none", None),
        (OBJECT, "/a~1b/c~0d/2", None),
        (OBJECT, "/posted/further", None),
        (ELEMENT, "/study/arm", "A < B"),
        (ELEMENT, "/study/arm[2]", '<arm n="2">C</arm>'),
        (ELEMENT, "/study/site", None),
        (ELEMENT, "/other/arm", None),
        (TABLE, "/Title", "A title"),
        (TABLE, "/Phases", None),
    ],
)
def test_a_pointer_leads_to_the_words_of_its_place(
    record: bytes, pointer: str, words: str | None
) -> None:
    assert words_at(record, Source("a", pointer)) == words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((1,), "one\ntwo\nthree"),
        ((4,), "two\nthree\nfour\nfive\nsix"),
        ((4, 6), "two\nthree\nfour\nfive\nsix\nseven"),
        ((), None),
    ],
)
def test_lines_of_a_page_come_with_two_before_and_after(
    lines: tuple[int, ...], words: str | None
) -> None:
    assert words_at(PAGE, Source("a", None, lines)) == words


def test_lines_of_another_document_do_not_lead_into_a_record_with_pointers() -> None:
    assert words_at(OBJECT, Source("paper.pdf", "/posted", (3,))) == "true"
