"""The names of the field that several chapters share: drugs with their classes and targets."""
