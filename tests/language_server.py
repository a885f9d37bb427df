"""A client of the language server behind VS Code's YAML extension, with the settings of this repository."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support import ROOT

NPM = ROOT / "tests/npm/node_modules"
SERVER = NPM / "yaml-language-server/bin/yaml-language-server"
SETTINGS = ROOT / ".vscode/settings.json"
#: What VS Code says that it can do, as far as it matters here.
_ABLE = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


def jsonc(text: str) -> Any:
    """JSON with remarks on lines of their own, as VS Code writes its settings."""
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def nested(settings: dict[str, Any], section: str) -> dict[str, Any]:
    """The settings of one section as a tree: `yaml.schemaStore.enable` becomes `{schemaStore: {enable: …}}`."""
    made: dict[str, Any] = {}
    for name, value in settings.items():
        parts = name.split(".")
        if parts[0] == section and len(parts) > 1:
            inner = made
            for part in parts[1:-1]:
                inner = inner.setdefault(part, {})
            inner[parts[-1]] = value
    return made


class Client:
    """Speaks with the server over its standard input and output, one message at a time."""

    def __init__(self, process: subprocess.Popen[bytes], workspace: Path) -> None:
        self._process = process
        self._settings = jsonc(SETTINGS.read_text(encoding="utf-8"))
        self._number = 0
        self._marked: dict[str, list[dict[str, Any]]] = {}
        folder = workspace.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": folder, "capabilities": _ABLE, "workspaceFolders": [{"uri": folder, "name": "gids"}]})
        self.tell("initialized", {})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; questions of the server about the settings are answered."""
        assert self._process.stdout
        size = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message = json.loads(self._process.stdout.read(size))
        assert isinstance(message, dict)
        if message.get("method") == "workspace/configuration":
            self._send({"id": message["id"], "result": [nested(self._settings, item.get("section", "")) or None for item in message["params"]["items"]]})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def tell(self, method: str, parameters: object) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: object) -> Any:
        """Ask something and wait for the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with this text; returns what the server marks in it."""
        uri = file.as_uri()
        self._marked.pop(uri, None)
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        while uri not in self._marked:
            self._read()
        return self._marked[uri]

    def complete(self, file: Path, line: int, character: int) -> dict[str, str]:
        """Label → explanation of what the server proposes at a place (counted from 0)."""
        found = self.ask("textDocument/completion", {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}})
        return {item["label"]: _plain(item.get("documentation")) for item in found["items"]}

    def hover(self, file: Path, line: int, character: int) -> str:
        """What the server tells about a place."""
        found = self.ask("textDocument/hover", {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}})
        return _plain(found["contents"]) if found else ""


def _plain(words: Any) -> str:
    return str(words["value"] if isinstance(words, dict) else words or "")


@contextmanager
def language_server(workspace: Path) -> Iterator[Client]:
    """The server for one folder."""
    process = subprocess.Popen(["node", SERVER, "--stdio"], cwd=workspace, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Client(process, workspace)
    finally:
        process.kill()
        process.communicate()
