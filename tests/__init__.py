"""The tests of the generator: invented data, golden tables, and a marked run over the real cases."""
