"""Text to findings: pure, no store, no clock. ``pipeline`` runs the rooms in their order."""
