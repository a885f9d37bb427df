"""The command `wijkengids`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError

from generator import dutch
from generator.commands import export, fmt, new, record, versions
from generator.commands.arguments import Parser, address
from generator.commands.questions import Talk, ask_for_the_rest
from generator.commands.report import FORMATS, advised, explained, print_github, print_text, wanted, within
from generator.commands.stop import stoppable
from generator.elsewhere.settings import READ_ME, exported
from generator.model.schema import schema
from generator.pages.data import ARCHIVE, known_names
from generator.pipeline import Checked, Made, advice_on, read_guide
from generator.problems import Problem, errors
from generator.swap import reason

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
# Material's notice about its own future is for developers (docs/decisions), not for editors.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _parser() -> argparse.ArgumentParser:
    # A plain one: its options join those of each command under one heading.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=Path(), metavar="MAP", help="de map met cases/, content/ en mkdocs.yml")
    shared.add_argument("--verbose", action="store_true", help="vertel meer")
    parser: argparse.ArgumentParser = Parser(prog="wijkengids", description="Controleert de casussen en bouwt de Wijkengids.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    check = commands.add_parser("check", parents=[shared], help="lees en controleer alles")
    check.add_argument("files", nargs="*", type=Path, metavar="BESTAND", help="meld alleen problemen in deze bestanden")
    check.add_argument("--advies", action="store_true", help="geef ook advies over gewone taal (bij een BESTAND gebeurt dat altijd)")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="de vorm van de meldingen")
    form = commands.add_parser("fmt", parents=[shared], help="zet casussen in de vaste vorm")
    form.add_argument("files", nargs="*", type=Path, metavar="BESTAND", help="alleen deze casussen (anders: alle)")
    form.add_argument("--check", action="store_true", help="schrijf niets, zeg alleen wat er zou veranderen")
    start = commands.add_parser("new", parents=[shared], help="begin een nieuwe casus")
    start.add_argument("id", nargs="?", default="", metavar="ID", help="de id: de naam van het bestand en het adres (anders: een voorstel)")
    start.add_argument("--title", default="", metavar="TITEL", help="hoe de casus heet")
    for flag, name, what in (("place", "PLAATS", "waar het is"), ("challenge", "ONDERWERP", "waar het over gaat"), ("party", "PARTIJ", "wie meedoet")):
        start.add_argument(f"--{flag}", action="append", default=[], metavar=name, help=f"{what}: een id of (deel van) een naam; mag vaker")
    start.add_argument("--source", default="", metavar="BRON", help="de bron: een id, een deel van de titel, of eigen-ervaring; 'nieuw: …' voor wat nog niet in een register staat")
    build = commands.add_parser("build", parents=[shared], help="bouw de hele site")
    build.add_argument("--site-dir", type=Path, metavar="MAP", help="waar de site komt (anders: site/)")
    build.add_argument("--no-search", action="store_true", help="zonder zoekindex, om snel te kijken")
    serve = commands.add_parser("serve", parents=[shared], help="bekijk de site en zie elke wijziging meteen")
    serve.add_argument("--address", type=address, default="127.0.0.1:8000", metavar="ADRES", help="waar de site te zien is")
    keep = commands.add_parser("record", parents=[shared], help="leg elk nieuw adres van de site vast, en de gegevens van vandaag (doet de computer op main)")
    keep.add_argument("--check", action="store_true", help="schrijf niets, zeg alleen wat erbij zou komen")
    away = commands.add_parser("export", parents=[shared], help="schrijf de hele gids als gewone bestanden, waar ook een ander programma een site van maakt")
    away.add_argument("folder", type=Path, metavar="DOEL", help="waar de bestanden komen: een nieuwe of lege map, of die van een eerdere uitvoer")
    commands.add_parser("schema", parents=[shared], help="het JSON Schema van een casus, met de namen uit de gids in --root")
    return parser


@stoppable
def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 when all is fine, 1 when there are problems, 2 when it was called the wrong way."""
    given = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A message may quote a sign that this terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    root: Path = given.root.resolve()
    if given.command == "schema":
        # In a guide the things that it has are suggested, whatever else may be wrong with it.
        known = known_names(read_guide(root).guide) if (root / "cases").is_dir() else None
        print(json.dumps(schema(known), ensure_ascii=False, indent=2))
        return FINE
    if not (root / "cases").is_dir():
        print(f"wijkengids: in '{given.root}' staat geen map cases/ (gebruik --root MAP)", file=sys.stderr)
        return WRONG_USE
    if given.command == "check":
        return _check(root, given)
    if given.command == "fmt":
        return _fmt(root, given)
    if given.command == "new":
        return _new(root, given)
    if not (root / "mkdocs.yml").is_file():
        print(f"wijkengids: in '{given.root}' staat geen mkdocs.yml (gebruik --root MAP)", file=sys.stderr)
        return WRONG_USE
    return {"build": _build, "export": _export, "record": _record, "serve": _serve}[given.command](root, given)


def _check(root: Path, given: argparse.Namespace) -> int:
    checked = read_guide(root)
    problems, files = list(checked.problems), set()
    if given.files:
        try:
            files = {wanted(root, file) for file in given.files}
        except FileNotFoundError as error:
            print(f"wijkengids: {error}", file=sys.stderr)
            return WRONG_USE
        problems = within(root, problems, files)
    # Advice is for who is writing: one or a few files, or who asks for it.
    asked = given.advies or (bool(files) and all(file.is_file() for file in files))
    advice = advice_on(checked) if asked or given.format == "text" else []
    advice = within(root, advice, files) if files else advice
    home = _home(root) if problems or advice else ""
    said = [*problems, *(advice if asked else ())]
    if given.format == "github":
        print_github(said, home)
    else:
        FORMATS[given.format](said)
    if given.verbose:
        print(", ".join(f"{kind}: {len(records)}" for kind, records in checked.guide.records.items() if records), file=sys.stderr)
    if given.format == "text":
        print(_summary(checked, problems), file=sys.stderr)
        if advice:
            print(advised(len(advice), asked), file=sys.stderr)
        if said:
            print(explained(said, home), file=sys.stderr)
    return PROBLEMS if errors(problems) else FINE


def _fmt(root: Path, given: argparse.Namespace) -> int:
    """Write case files in their canonical form, or say with `--check` which are not in it."""
    try:
        files = fmt.case_files(root, given.files, Path.cwd())
    except fmt.WrongUse as error:
        print(f"wijkengids: {error}", file=sys.stderr)
        return WRONG_USE
    found = [fmt.outcome(root, file) for file in files]
    changed = [one for one in found if one.differs]
    print_text([problem for one in found for problem in one.problems])
    for one in changed:
        if given.check:
            print("\n".join([f"{one.path}: niet in de vaste vorm", *fmt.reasons(one)]))
            continue
        try:
            fmt.write(one)
        except OSError as error:
            print(f"{one.path}: niet te schrijven ({error.strerror})", file=sys.stderr)
            return PROBLEMS
        print(f"{one.path}: in de vaste vorm gezet")
    refused = sum(bool(one.problems) for one in found)
    print(_fmt_summary(len(found), len(changed), refused, given.check), file=sys.stderr)
    return PROBLEMS if refused or (changed and given.check) else FINE


def _fmt_summary(all_files: int, changed: int, refused: int, only_check: bool) -> str:
    words = [f"{dutch.count(all_files, 'casus', 'casussen')} bekeken", f"{changed or 'geen'} {'te veranderen' if only_check else 'veranderd'}"]
    if refused:
        words.append(f"{refused} met fouten, niet aangeraakt")
    return f"{', '.join(words)}."


def _new(root: Path, given: argparse.Namespace) -> int:
    """Write a new case from flags, and from questions when somebody is there to answer them."""
    flags = new.Given(given.id, given.title, given.place, given.challenge, given.party, given.source)
    talking = sys.stdin.isatty()
    if not talking and (lacking := new.missing(flags)):
        print(f"wijkengids: geef ook {', '.join(lacking)} (of draai dit in een terminal, dan stellen we vragen)", file=sys.stderr)
        return WRONG_USE
    try:
        maker = new.Maker(root, read_guide(root).guide, time.strftime("%Y-%m-%d"))
        maker.fill(flags)
        name = ask_for_the_rest(maker, flags, Talk(input, print)) if talking else flags.id or maker.proposed()
        file = maker.write(name)
    except new.Unclear as error:
        print(f"wijkengids: {error}", file=sys.stderr)
        return WRONG_USE
    except (KeyboardInterrupt, EOFError):
        print("\nGestopt. Er is niets geschreven.", file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(f"wijkengids: de casus is niet te schrijven ({error.strerror})", file=sys.stderr)
        return PROBLEMS
    print(f"cases/{file.name} is gemaakt. Vul nu in wat er open is: wijkengids check cases/{file.name}")
    return FINE


def _home(root: Path) -> str:
    """The address of the site, when it has one; a guide without settings has none."""
    if not (root / "mkdocs.yml").is_file():
        return ""
    from generator.publish import site_address

    return site_address(root)


def _summary(checked: Checked, problems: Sequence[Problem]) -> str:
    wrong = len(errors(problems))
    return f"{dutch.count(len(checked.guide.cases), 'casus', 'casussen')} gelezen, {dutch.count(wrong, 'fout', 'fouten')}, {dutch.count(len(problems) - wrong, 'waarschuwing', 'waarschuwingen')}."


def _build(root: Path, given: argparse.Namespace) -> int:
    """Check, then build; the summary says how many cases, pages and problems there are and how long it took."""
    start = time.monotonic()
    print("De gids leest en controleert de casussen en registers …", flush=True)
    checked = read_guide(root)
    print_text(checked.problems)
    print(_summary(checked, checked.problems), flush=True)
    if errors(checked.problems):
        print("De site is niet gebouwd; de vorige staat er nog.", file=sys.stderr)
        return PROBLEMS
    from generator.publish import build_site

    site_dir = given.site_dir.resolve() if given.site_dir else root / "site"
    try:
        pages = build_site(root, site_dir, checked, not given.no_search, lambda words: print(words, flush=True), given.verbose)
    except (Abort, ConfigurationError, OSError) as error:
        print(f"De site is niet gebouwd; de vorige staat er nog. {error}", file=sys.stderr)
        return PROBLEMS
    seconds = dutch.number(round(time.monotonic() - start, 1))
    warnings = dutch.count(len(checked.problems), "waarschuwing", "waarschuwingen")
    print(f"Klaar: {dutch.count(len(checked.guide.cases), 'casus', 'casussen')}, {dutch.count(pages, 'pagina', 'pagina’s')}, {warnings}, {seconds} seconden.")
    if not _home(root):
        print("De site heeft nog geen eigen adres: zet het bij site_url in mkdocs.yml of in WIJKENGIDS_URL. Tot dan staat in feeds, citaten en catalogus een adres dat niet bestaat.")
    return FINE


def _record(root: Path, given: argparse.Namespace) -> int:
    """Keep the data of this guide as a version, and add its addresses to the list of all that were ever published; or say with `--check` what is in neither."""
    checked = read_guide(root)
    if errors(checked.problems):
        print_text(errors(checked.problems))
        print("Er is niets vastgelegd: haal eerst de fouten weg.", file=sys.stderr)
        return PROBLEMS
    from generator.publish import made_site

    try:
        made = made_site(root, checked)
        if not given.check and versions.kept(root, _archive(made), _today()):
            # The version is on the site from now on, and so has an address.
            checked = read_guide(root)
            made = made_site(root, checked)
        unkept = given.check and versions.unkept(root, _archive(made), _today())
        found = record.recorded(root, made.addresses, checked.content.published)
        if found.text != found.old and not given.check:
            record.write(root, found)
    except (Abort, ConfigurationError, OSError) as error:
        print(f"Er is niets vastgelegd. {reason(error) if isinstance(error, OSError) else error}", file=sys.stderr)
        return PROBLEMS
    if given.check and given.verbose:
        print("\n".join(found.new))
    number = dutch.count(len(found.new), "nieuw adres", "nieuwe adressen")
    print(
        f"{number[:1].upper()}{number[1:]}{' nog niet vastgelegd' if given.check and found.new else ' vastgelegd' if found.new else ''}; {dutch.count(len(made.addresses), 'adres', 'adressen')} op de site."
    )
    return PROBLEMS if given.check and (found.new or unkept) else FINE


def _export(root: Path, given: argparse.Namespace) -> int:
    """Write the whole guide as plain files, from which other programs can make a site."""
    checked, folder = read_guide(root), given.folder.resolve()
    if errors(checked.problems):
        print_text(errors(checked.problems))
        print("Er is niets geschreven: haal eerst de fouten weg.", file=sys.stderr)
        return PROBLEMS
    from generator.publish import about_site, made_site

    try:
        export.refuse_other_folders(root, folder)
        print("De gids maakt alle pagina’s en bestanden …", flush=True)
        (about, own), made = about_site(root), made_site(root, checked)
        pages = export.write_tree(folder, exported(about, made.pages, (*made.data, *own)))
    except (Abort, ConfigurationError, OSError, export.WrongFolder) as error:
        print(f"Er is niets geschreven. {reason(error) if isinstance(error, OSError) else error}", file=sys.stderr)
        return PROBLEMS
    print(f"Klaar: {dutch.count(pages, 'pagina', 'pagina’s')} in {given.folder}. Hoe u er een site van maakt, staat in {given.folder / READ_ME}.")
    return FINE


def _archive(made: Made) -> bytes:
    archive = made.data.at(ARCHIVE)
    assert archive
    return archive


def _today() -> str:
    """The same day on every machine: two of them may record within an hour."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def _serve(root: Path, given: argparse.Namespace) -> int:
    from generator.preview import serve

    print("De gids leest en controleert de casussen en registers …", flush=True)
    try:
        serve(root, given.address, lambda words: print(words, flush=True))
    except (Abort, ConfigurationError) as error:
        print(f"De site is niet te tonen. {error}", file=sys.stderr)
        return PROBLEMS
    return FINE
