"""How values and codes are put into words, whatever they are shown in."""
