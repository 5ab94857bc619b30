"""The colour that goes with each trial of a board, on screen and on paper."""

# Okabe and Ito's colours, told apart with any colour vision; the letter carries the same message.
_BOARD = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")


def trial_colour(place: int) -> str:
    """Return the colour of the trial at this place of the board."""
    return _BOARD[place % len(_BOARD)]
