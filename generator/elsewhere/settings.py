"""What stands above the pages: the settings for MkDocs and what reads its settings, and a few words for who finds the folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.elsewhere.pages import files_of, quoted, titled
from generator.outputs import DataFile, Output

SETTINGS, READ_ME, PAGES = "mkdocs.yml", "LEESMIJ.md", "docs"
#: By these words a folder is known as one that this program wrote, and may write again.
MARK = "# Uitvoer van de gids (wijkengids export)."
#: The main pages, in the order of our own menu; everything else that stands right below home follows together.
_MENU = ("casussen/", "themas/", "indicatoren/", "leerpunten/", "leernetwerken/", "meedoen/")
#: What these do is done by scripts of ours: they stay at their addresses, but no menu leads there.
_SILENT = ("zoeken/", "vergelijken/")

_HEAD = f"""{MARK} Wat u hier verandert, gaat bij de volgende uitvoer verloren.
# Bouwen: `pip install mkdocs` (of properdocs, of zensical), dan `mkdocs build` (of `properdocs build`, `zensical build`) in deze map.
"""
_REST = """docs_dir: docs
site_dir: site
use_directory_urls: true
exclude_docs: |
  !.well-known
# Zensical kent dit thema zelf; MkDocs en ProperDocs vinden het in het pakket mkdocs-material. Een ander thema mag ook: geen pagina hangt ervan af.
theme:
  name: material
  language: nl
  # Geen letters van een ander.
  font: false
plugins:
  - search
markdown_extensions:
  - attr_list
  - toc:
      toc_depth: 3
validation:
  nav:
    omitted_files: ignore
  links:
    absolute_links: ignore
    unrecognized_links: ignore
"""
_WORDS = """# {name}

Dit is de hele gids als gewone bestanden. Het programma van de gids is niet nodig om haar te lezen of te publiceren.

- `docs/` heeft elke pagina als Markdown met een kop (titel, omschrijving, datum). Wat Markdown niet kan zeggen, zoals een tabel met ankers, staat er als HTML.
- Naast de pagina’s staan de gegevens, op dezelfde adressen als op de site: JSON (`api/`), CSV (`data/`), grafieken (`grafieken/`), feeds en van elke casus het bronbestand (`casus.yml`).
- `mkdocs.yml` heeft de instellingen. MkDocs, ProperDocs en Zensical bouwen er een site mee: elke pagina en elk anker houdt het adres. Met MkDocs gaat dat zo, in deze map: `pip install mkdocs-material`, daarna `mkdocs build`. De site staat dan in `site/`. Een ander programma kan ook, als het Markdown leest met `{{#anker}}` achter een kop.
- `docs/_redirects` zegt waar oude adressen heen gingen, in de vorm van Netlify.

Sommige tekens staan er als getal: `&#42;` is een sterretje. Anders leest een programma ze als opmaak.

Wat niet meekomt: het ontwerp, de zoekfunctie, het formulier, de keuzehulp en het naast elkaar zetten van voorbeelden. Die pagina’s zijn er wel.

{licence}
"""


@dataclass(frozen=True)
class About:
    """What the settings of the guide say of it. `address` is nothing while it has none."""

    name: str
    address: str
    description: str
    licence: str


def exported(about: About, pages: Sequence[Output], data: Collection[DataFile]) -> Iterator[DataFile]:
    """The whole tree."""
    yield DataFile(SETTINGS, _settings(about, pages).encode())
    yield DataFile(READ_ME, _WORDS.format(name=about.name, licence=about.licence).rstrip().encode() + b"\n")
    for file in files_of(pages, data):
        yield DataFile(f"{PAGES}/{file.path}", file.data)


def _settings(about: About, pages: Sequence[Output]) -> str:
    given = {"site_name": about.name, "site_url": about.address, "site_description": about.description, "copyright": about.licence}
    return _HEAD + "".join(f"{name}: {quoted(value)}\n" for name, value in given.items() if value) + _REST + "".join(_menu(pages))


def _menu(pages: Sequence[Output]) -> Iterator[str]:
    """The main pages only: with a thousand in it, every page would carry a thousand links."""
    titles = {page.path: page.title for page in pages if page.path.count("/") <= 1 and page.path not in _SILENT}
    yield "nav:\n  - Home: index.md\n"
    for path in _MENU:
        if path in titles:
            yield f"  - {titled(titles[path])}: {path}index.md\n"
    if rest := [path for path in titles if path and path not in _MENU]:
        yield '  - "Meer":\n'
        yield from (f"      - {titled(titles[path])}: {path}index.md\n" for path in rest)
