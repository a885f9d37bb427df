"""The arguments of the command, explained in Dutch; argparse itself speaks English."""

from __future__ import annotations

import argparse
import ipaddress
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

#: What argparse says is wrong → how the command says it. What is in none of them is said as it is.
_WRONG = (
    (r"unrecognized arguments: (.+)", r"dit hoort er niet bij: \1"),
    (r"the following arguments are required: (.+)", r"dit ontbreekt: \1"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", r"\2 kan niet bij \1; kies uit \3"),
    (r"argument (.+?): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (.+?): ignored explicit argument (.+)", r"achter \1 hoort geen waarde, maar er staat \2"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\2 kan niet bij \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 kan meer dan één ding zijn: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Dutch; so are those of its subcommands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **given)
        self._positionals.title, self._optionals.title = "argumenten", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp en stop")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: fout: {in_dutch(message)}\n")


def address(words: str) -> str:
    """Where a preview can be seen: a number of this computer and of a door in it (`127.0.0.1:8000`)."""
    host, _, port = words.rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(host.strip("[]"))
        if not 0 < int(port) < 65536:
            raise ValueError(port)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is geen adres; schrijf het zo: 127.0.0.1:8000") from error
    return words


def in_dutch(message: str) -> str:
    """What argparse says is wrong, in Dutch."""
    return next((match.expand(words) for pattern, words in _WRONG if (match := re.fullmatch(pattern, message, re.DOTALL))), message)
