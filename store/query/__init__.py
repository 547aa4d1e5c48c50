"""One query language for search, views, bulk actions and the command line."""
