"""Charts: what they show (`chart`), how they look (`specs`), and their pictures (`drawing`)."""
