"""A part of a foreign JSON record that knows where it stands."""

from collections.abc import Iterator, Mapping

from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.reading import Issue


class Part:
    """An object of a record; ``issues`` collects, for the whole record, what cannot be used."""

    __slots__ = ("issues", "place", "value")

    def __init__(self, value: object, place: str, issues: list[Issue]) -> None:
        self.value = value
        self.place = place
        self.issues = issues

    def at(self, path: str) -> "Part":
        """Give what stands at a path of names; nothing where there is nothing."""
        value = self.value
        for name in path.split("/"):
            value = value.get(name) if isinstance(value, Mapping) else None
        return Part(value, f"{self.place}/{path}", self.issues)

    def each(self, path: str) -> Iterator["Part"]:
        """Give the items of a list, or what stands alone where there could be a list."""
        found = self.at(path)
        if isinstance(found.value, list):
            for number, item in enumerate(found.value):
                yield Part(item, f"{found.place}/{number}", self.issues)
        elif found.value not in (None, "", {}):
            yield found

    def text(self, path: str = "") -> Said | None:
        """Give words, on one line."""
        found = self.at(path) if path else self
        words = " ".join(found.value.split()) if isinstance(found.value, str) else ""
        return Said(words, found.place) if words else None

    def block(self, path: str) -> Said | None:
        """Give words of several lines as they stand."""
        found = self.at(path)
        words = found.value.strip() if isinstance(found.value, str) else ""
        return Said(words, found.place) if words else None

    def term(self, path: str, known: Mapping[str, object]) -> Said | None:
        """Give what API v2 calls these words; unknown words are an issue."""
        found = self.at(path)
        if found.value in (None, ""):
            return None
        words = str(found.value).strip()
        value = known.get(words.lower())
        if value is None:
            expected = f"one of: {', '.join(list(known)[:6])}"
            self.issues.append(Issue(found.place, words, expected))
            return None
        return Said(value, found.place)

    def says(self, path: str, words: str) -> bool:
        """Whether a text says exactly this."""
        value = self.at(path).value
        return isinstance(value, str) and value.strip().lower() == words
