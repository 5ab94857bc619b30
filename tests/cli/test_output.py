import pytest

from trialdesk.cli.output import print_message, print_text


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\r", "\u202e", "\u2066", "\u200f"])
def test_what_steers_a_terminal_is_shown_and_not_sent(
    capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    print_text(f"a{sign}[2J b\n\tc")
    print_message(f"a{sign}[2J b\n\tc")
    shown = f"a<U+{ord(sign):04X}>[2J b\n\tc\n"
    assert tuple(capsys.readouterr()) == (shown, shown)
