"""What a stated dose comes to for one body: arithmetic only, nothing rounded but the surface."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from trialdesk.domain.dose import PerUnit

_MOSTELLER = Decimal(3600)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Body:
    """Weight in kg and height in cm."""

    weight: Decimal
    height: Decimal

    @property
    def surface(self) -> Decimal:
        """Return the body surface in m² with two decimals.

        Source: Mosteller RD. Simplified calculation of body-surface area. N Engl J Med
        1987;317:1098.
        """
        whole = (self.weight * self.height / _MOSTELLER).sqrt()
        return whole.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)

    def measured(self, per: PerUnit) -> Decimal:
        """Return what a dose per kg or per m² is multiplied by."""
        return self.weight if per == "kg" else self.surface
