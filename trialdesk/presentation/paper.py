"""The sheets a document may be printed on."""

from typing import Literal

Paper = Literal["a4", "letter"]
