"""From values to the one canonical form of a case file. Writes text, never files."""
