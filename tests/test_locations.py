import pytest

from trialdesk.locations import shown_location


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:secret@host/db",
        "postgresql://anna:secret@host:5432/db",
        "postgresql://anna:a/secret@host/db",
        "postgresql://anna:a@secret@host/db",
        "postgresql://host/db?user=anna&password=secret",
        "postgresql://host/db?sslpassword=secret&user=anna",
        "postgresql://anna:x@host/db?PASSWORD=secret",
    ],
)
def test_no_password_of_an_address_is_shown(address: str) -> None:
    shown = shown_location(address)
    assert "secret" not in shown
    assert "***" in shown
    assert "host" in shown
    assert "anna" in shown


@pytest.mark.parametrize(
    "location", ["/a/b:c@d?password=e.db", "postgresql://host/db", "postgresql://anna@host:5432/db"]
)
def test_a_location_without_a_password_is_shown_as_it_is(location: str) -> None:
    assert shown_location(location) == location
