"""Frozen, typed records: what a case, a register entry, a theme, a network and an indicator are. No input or output here."""
