"""How borders between countries may be drawn."""

from typing import Literal

Boundaries = Literal["neutral", "de_facto", "none"]
"""Between countries: like all other lines, in their own weight as held now, or not drawn."""
