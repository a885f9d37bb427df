"""From files to records or problems. Only this package knows YAML and CSV."""
