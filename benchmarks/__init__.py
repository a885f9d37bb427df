"""Measurements of the build and of the search. Nothing here is part of the site, and nothing is asserted."""
