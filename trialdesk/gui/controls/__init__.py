"""Controls that several views use."""
