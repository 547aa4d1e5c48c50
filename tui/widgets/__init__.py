"""All that is seen."""
