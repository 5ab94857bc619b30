"""The words of dosing: amounts, routes, schedules, names."""
