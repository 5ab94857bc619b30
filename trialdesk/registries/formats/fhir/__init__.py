"""FHIR R4 ResearchStudy resources, alone or in a Bundle, and the Groups they enrol."""
