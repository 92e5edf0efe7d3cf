"""Agreements between files: each failure says what to do."""
