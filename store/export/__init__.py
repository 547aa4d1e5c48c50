"""Writing articles out of the archive: Markdown, JSON, CSV, and stock TinyDB."""
