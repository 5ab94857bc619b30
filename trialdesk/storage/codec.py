"""A frozen domain value as plain JSON and back, by the types its dataclass declares."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_Decoder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, NoneType)
_UNSTATED = (None, ())


def encoded(value: Any) -> object:  # noqa: ANN401 - any value of the domain
    """Give a domain value as lists, dicts and scalars; what is not stated is left out."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [encoded(part) for part in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {name: encoded(part) for name, part in value.items()}
    kind: Any = type(value)
    parts = ((name, getattr(value, name), optional) for name, optional in _names(kind))
    return {name: encoded(part) for name, part, optional in parts if not (optional and _bare(part))}


def _bare(value: object) -> bool:
    return value is None or value == ()


@cache
def _names(kind: Any) -> tuple[tuple[str, bool], ...]:  # noqa: ANN401 - any dataclass
    """Name a dataclass's fields, and whether leaving one out reads as "not stated"."""
    return tuple((field.name, field.default in _UNSTATED) for field in fields(kind))


def decoded(kind: type[Value], plain: object) -> Value:
    """Build a domain value from what ``encoded`` gave, in this version of the program or another.

    Unknown keys are ignored, missing ones take their default. Raises TypeError, ValueError,
    AttributeError or ArithmeticError for what never was such a value.
    """
    of_any_kind: Any = kind
    value: Value = _decoder(of_any_kind)(plain)
    return value


@cache
def _decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - any type a field may have
    if kind is Decimal:
        return Decimal
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is Mapping:
        return _mapping_decoder(arguments[1])
    return _as_it_is


def _as_it_is(plain: object) -> object:
    return plain


def _dataclass_decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - any dataclass
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    built = [(name, each) for name, each in decoders.items() if each is not _as_it_is]

    def decode(plain: Any) -> object:  # noqa: ANN401 - checked by the constructor
        known = plain if isinstance(plain, dict) else {}
        values = {name: part for name, part in known.items() if name in decoders}
        for name, each in built:
            if name in values:
                values[name] = each(values[name])
        return kind(**values)

    return decode


def _optional_decoder(arguments: tuple[Any, ...]) -> _Decoder:
    (stated,) = (_decoder(argument) for argument in arguments if argument is not NoneType)
    if stated is _as_it_is:
        return _as_it_is
    return lambda plain: None if plain is None else stated(plain)


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decoder:
    if arguments[-1] is Ellipsis:
        each = _decoder(arguments[0])
        return lambda plain: tuple(each(part) for part in plain)
    decoders = tuple(_decoder(argument) for argument in arguments)
    return lambda plain: tuple(decode(part) for decode, part in zip(decoders, plain, strict=True))


def _mapping_decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - any type a field may have
    each = _decoder(kind)
    return lambda plain: MappingProxyType({name: each(part) for name, part in plain.items()})
