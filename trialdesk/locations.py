"""Where a library is, as it may be shown."""

import re

_PASSWORD = re.compile(r"(?<=://)([^/?#]*):[^/?#]*@|(?<=://)([^:/?#]*):.*@")
_PASSWORD_OPTION = re.compile(r"([?&][^=&#]*password)=[^&#]*", re.IGNORECASE)


def shown_location(location: str) -> str:
    """Return a library's path, or its server address with every password hidden."""
    if "://" not in location:
        return location
    return _PASSWORD_OPTION.sub(r"\1=***", _PASSWORD.sub(r"\1\2:***@", location))
