"""A part of a foreign JSON record that knows where it stands."""

from collections.abc import Iterator, Mapping

from trialdesk.registries.foreign.foreign import StatedValue
from trialdesk.registries.reading import Issue


class JsonPart:
    """An object of a record; ``issues`` collects, for the whole record, what cannot be used."""

    __slots__ = ("issues", "place", "value")

    def __init__(self, value: object, place: str, issues: list[Issue]) -> None:
        self.value = value
        self.place = place
        self.issues = issues

    def at(self, path: str) -> "JsonPart":
        """Return what stands at a path of names; nothing where there is nothing."""
        value = self.value
        for name in path.split("/"):
            value = value.get(name) if isinstance(value, Mapping) else None
        return JsonPart(value, f"{self.place}/{path}", self.issues)

    def each(self, path: str) -> Iterator["JsonPart"]:
        """Return the items of a list, or what stands alone where there could be a list."""
        part = self.at(path)
        if isinstance(part.value, list):
            for number, item in enumerate(part.value):
                yield JsonPart(item, f"{part.place}/{number}", self.issues)
        elif part.value not in (None, "", {}):
            yield part

    def text(self, path: str = "") -> StatedValue | None:
        """Return words, on one line."""
        part = self.at(path) if path else self
        words = " ".join(part.value.split()) if isinstance(part.value, str) else ""
        return StatedValue(words, part.place) if words else None

    def block(self, path: str) -> StatedValue | None:
        """Return words of several lines as they stand."""
        part = self.at(path)
        words = part.value.strip() if isinstance(part.value, str) else ""
        return StatedValue(words, part.place) if words else None

    def term(self, path: str, known: Mapping[str, object]) -> StatedValue | None:
        """Return what API v2 calls these words; unknown words are an issue."""
        part = self.at(path)
        if part.value in (None, ""):
            return None
        words = str(part.value).strip()
        value = known.get(words.lower())
        if value is None:
            expected = f"one of: {', '.join(list(known)[:6])}"
            self.issues.append(Issue(part.place, words, expected))
            return None
        return StatedValue(value, part.place)

    def says(self, path: str, words: str) -> bool:
        """Return whether a text says exactly this."""
        value = self.at(path).value
        return isinstance(value, str) and value.strip().lower() == words
