"""Findings of many articles put together: threads of statements, tables of sales. Pure, like the extraction."""
