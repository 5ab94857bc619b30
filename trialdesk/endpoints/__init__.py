"""The record's outcomes, read as endpoint codes and assessors."""
