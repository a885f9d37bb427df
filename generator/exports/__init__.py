"""The guide for programs and for other sites: one format a module."""
