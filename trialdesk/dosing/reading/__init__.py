"""From the sentences of a record to what they say of doses."""
