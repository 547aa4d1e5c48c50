"""Data that ships with Tearsheet: the company list and the sample articles."""
