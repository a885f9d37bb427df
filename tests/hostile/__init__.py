"""Hostile content: a corpus of attacks, every place where an editor can type, and what must never come of it."""
