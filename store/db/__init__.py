"""The archive room: the only one that knows TinyDB and SQLite."""

from store.db.archive import Archive, Removed, Saving, open_archive

__all__ = ["Archive", "Removed", "Saving", "open_archive"]
