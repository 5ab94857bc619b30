"""Documents on paper: the only package that knows reportlab."""
