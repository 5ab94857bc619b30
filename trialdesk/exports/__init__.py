"""Trials and tables to interchange formats."""
