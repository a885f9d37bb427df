"""The guide for another program that makes sites: plain pages, the data beside them, and the settings."""
