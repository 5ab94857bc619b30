"""ClinicalTrials.gov API v2 in JSON, read whole or, for lists, in part."""
