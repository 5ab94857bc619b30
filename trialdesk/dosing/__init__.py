"""The record's words on treatment, read as amounts, routes and schedules."""
