"""Addresses that last: what is a promise, what became of it, and what is left where it was."""
