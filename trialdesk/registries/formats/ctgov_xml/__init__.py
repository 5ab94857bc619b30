"""Legacy ClinicalTrials.gov XML records, results included."""
