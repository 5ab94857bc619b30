"""Results to words, tables and figures: no Qt, no reportlab."""
