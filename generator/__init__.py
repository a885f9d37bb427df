"""The generator of the Wijkengids: case files in, a checked and cross-referenced site out."""
