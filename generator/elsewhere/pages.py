"""A page for another engine: what it is called, in front of what it says. Frames for other sites stay whole pages by themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.elsewhere.html import attribute, html
from generator.elsewhere.markdown import markdown, said
from generator.elsewhere.tree import Node, parse, plain
from generator.outputs import Crumb, DataFile, Output

#: Frames stand in pages of others: no engine may put its own menu around them.
_FRAME = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>{more}
<style>body {{ margin: 1rem; font-family: sans-serif; line-height: 1.5 }} img {{ max-width: 100%; height: auto }} h1 {{ font-size: 1.25rem }} dt {{ font-weight: bold }} dd {{ margin: 0 0 0.5rem }}</style>
</head>
<body>{body}
</body>
</html>
"""
#: What only our own scripts and our own host ask for, and what every engine makes by itself.
_OURS = re.compile(r"_headers|sitemap\.xml(\.gz)?|assets/.*|vergelijken/.*\.json|meedoen/casus/gegevens\.json|data/casussen-keuze\.json")
_TAGS = re.compile(r"[<>\"]|&(?=#?\w+;)")
_LEADS_ON = re.compile(r'<meta http-equiv="refresh"[^>]*>')


def files_of(pages: Iterable[Output], data: Iterable[DataFile]) -> Iterator[DataFile]:
    """Every page and every file at its own address."""
    for page in pages:
        body = _body(page.path, page.content)
        yield _framed(page.path, page.title, body) if page.frame == "embed.html" else _page(page, body)
    for file in data:
        if file.path.endswith("/index.html") and b'rel="stylesheet"' in file.data:
            yield _left(file)
        elif not _OURS.fullmatch(file.path):
            yield file


def _body(path: str, content: str) -> Node:
    """What a page says, with the charts at their addresses."""
    body = plain(parse(content))
    for node in body.walk():
        if "chart" in node.attributes:
            node.attributes["src"] = f"{'../' * path.count('/')}grafieken/{node.attributes.pop('chart')}.svg"
    return body


def _left(file: DataFile) -> DataFile:
    """A page at an address that something had before, in the design of the guide."""
    path, text = file.path.removesuffix("index.html"), file.data.decode()
    found = list(parse(text).walk())
    title = next(node.text for node in found if node.tag == "title")
    body = plain(next(node for node in found if node.tag == "main"))
    if path.startswith("insluiten/"):
        return _framed(path, title, body, (_LEADS_ON.search(text) or [""])[0])
    return _page(Output(path, next(node.text for node in found if node.tag == "h1"), "", "", "", search=False), body)


def _page(page: Output, body: Node) -> DataFile:
    head = {"title": page.title, "description": page.description, "date": page.updated}
    front = "".join(f"{name}: {titled(value)}\n" for name, value in head.items() if value)
    front += "" if page.search else "search:\n  exclude: true\n"
    return DataFile(f"{page.path}index.md", f"---\n{front}---\n\n{_way(page)}{markdown(body)}".encode())


def _way(page: Output) -> str:
    """The way back up: the menu of another engine holds the main pages only."""
    if not page.path:
        return ""
    root = "../" * page.path.count("/")
    links = (f"[{said(crumb.title)}]({root}{escape(crumb.url)})" for crumb in (Crumb("Home", ""), *page.crumbs))
    return " › ".join(links) + "\n\n"


def _framed(path: str, title: str, body: Node, more: str = "") -> DataFile:
    return DataFile(f"{path}index.html", _FRAME.format(title=attribute(title), more=f"\n{more}" if more else "", body=html(body)).encode())


def titled(text: str) -> str:
    """Words of editors above a page. The themes of MkDocs put them in HTML as they are: what would be a tag or end a value is written as HTML writes it, all else as it is."""
    return quoted(_TAGS.sub(lambda sign: escape(sign[0]), text))


def quoted(text: str) -> str:
    """Words on one line as YAML and JSON both read them."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
