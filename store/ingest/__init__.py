"""Getting articles in: files, their metadata, identity, deciding."""
