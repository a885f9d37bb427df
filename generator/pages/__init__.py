"""From the Guide to pages: which pages there are, what stands on each, in what order."""
