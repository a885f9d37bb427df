"""The commands that write case files, without the command line around them."""
