"""What GitHub's workflows do with a pull request. Standard library only: it runs before anything is installed.

python3 -m tools.pull_request list NUMBER      which cases a pull request changes, as JSON (runs with the code of the pull request)
python3 -m tools.pull_request comment RUN      one comment with links to them in the preview (runs with the code of main)

The two know each other by a file that the first one hands over. Whoever made the pull request decides what is in it: the second believes nothing of it that it has not checked.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from dataclasses import asdict, dataclass

from generator.ids import is_id

ARTIFACT = "wijzigingen"
FILE = f"{ARTIFACT}.json"
#: Marks the one comment that is kept up to date.
MARK = "<!-- wijkengids: veranderde casussen -->"
AUTHOR = "github-actions[bot]"
CHANGES = {"A": "nieuw", "M": "veranderd", "D": "weg"}
MOST_BYTES, MOST_CASES, LONGEST_ID = 100_000, 300, 100


class Refused(Exception):
    """What was handed over is not what it should be."""


@dataclass(frozen=True)
class Changed:
    """A case that a pull request changes."""

    id: str
    change: str


def changed_cases(listing: str) -> list[Changed]:
    """The cases in what `git diff --name-status -z --no-renames` says; other files of the folder are left out."""
    parts = listing.rstrip("\0").split("\0") if listing else []
    found = []
    for status, path in zip(parts[::2], parts[1::2]):
        folder, _, name = path.rpartition("/")
        if folder == "cases" and name.endswith(".yml") and is_id(name.removesuffix(".yml")) and status in CHANGES:
            found.append(Changed(name.removesuffix(".yml"), CHANGES[status]))
    return found


def handed_over(archive: bytes) -> tuple[int, list[Changed]]:
    """(number of the pull request, its cases) in the archive that a workflow left, or Refused."""
    if len(archive) > MOST_BYTES:
        raise Refused("het archief is te groot")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if opened.namelist() != [FILE] or opened.getinfo(FILE).file_size > MOST_BYTES:
                raise Refused("het archief heeft andere bestanden of is te groot")
            value = json.loads(opened.read(FILE).decode())
    # A password, an unknown way of packing and JSON that is too deep are all errors while running.
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
        raise Refused("het archief is niet te lezen") from error
    if not isinstance(value, dict) or value.keys() != {"number", "cases"} or type(value["number"]) is not int or not 0 < value["number"] < 10**9:
        raise Refused("het nummer klopt niet")
    cases = value["cases"]
    if not isinstance(cases, list) or len(cases) > MOST_CASES:
        raise Refused("de lijst klopt niet")
    return value["number"], [_case(case) for case in cases]


def _case(value: object) -> Changed:
    if not isinstance(value, dict) or value.keys() != {"id", "change"}:
        raise Refused("een casus klopt niet")
    name, change = value["id"], value["change"]
    if not isinstance(name, str) or len(name) > LONGEST_ID or not is_id(name) or change not in CHANGES.values():
        raise Refused("een casus klopt niet")
    return Changed(name, change)


def words(cases: list[Changed], preview: str) -> str:
    """The text of the comment. `preview` is the address of the site with the changes, with a slash at its end."""
    if not cases:
        return f"{MARK}\nIn deze pull request is geen casus veranderd. De site met de wijzigingen: {preview}\n"
    lines = [f"- `{case.id}`: weggehaald" if case.change == "weg" else f"- [{case.id}]({preview}casussen/{case.id}/) ({case.change})" for case in cases]
    return "\n".join(
        [
            MARK,
            "**Zo ziet het eruit op de site**",
            "",
            *lines,
            "",
            "Het voorbeeld is er na een paar minuten, en alleen als de controle geen fouten vindt. Wat er nog mist, staat bij de regels zelf, onder *Files changed*.",
            "",
        ]
    )


def _gh(*arguments: str, given: object = None) -> bytes:
    """What GitHub answers. `gh` has the token from its surroundings."""
    options = [] if given is None else ["--input", "-"]
    return subprocess.run(["gh", "api", *arguments, *options], input=b"" if given is None else json.dumps(given).encode(), stdout=subprocess.PIPE, check=True).stdout


def _archive(repository: str, run: str) -> bytes | None:
    """The archive that a run left, when it left one."""
    found = json.loads(_gh(f"repos/{repository}/actions/runs/{run}/artifacts?name={ARTIFACT}"))["artifacts"]
    return _gh(f"repos/{repository}/actions/artifacts/{found[0]['id']}/zip") if found and found[0]["size_in_bytes"] <= MOST_BYTES else None


def _own_comment(repository: str, number: int) -> int | None:
    """The comment that was made here earlier. One that somebody else wrote with our mark is not ours."""
    listed = _gh("--paginate", f"repos/{repository}/issues/{number}/comments?per_page=100", "--jq", ".[] | {id, body, user: .user.login} | tojson")
    for line in listed.decode().splitlines():
        comment = json.loads(line)
        if comment["user"] == AUTHOR and comment["body"].startswith(MARK):
            return int(comment["id"])
    return None


def comment(run: str) -> str:
    """Post the comment of a run, or mend the earlier one; returns what was done."""
    repository, head, preview = os.environ["GITHUB_REPOSITORY"], os.environ["HEAD_SHA"], os.environ["PREVIEW_ADDRESS"]
    archive = _archive(repository, run)
    if archive is None:
        return "Deze controle liet niets achter."
    number, cases = handed_over(archive)
    asked = json.loads(_gh(f"repos/{repository}/pulls/{number}"))
    if asked["head"]["sha"] != head or asked["state"] != "open":
        return f"Pull request {number} is verder of gesloten: deze controle ging over een andere versie."
    body = {"body": words(cases, preview.replace("{number}", str(number)).rstrip("/") + "/")}
    earlier = _own_comment(repository, number)
    if earlier is not None:
        _gh("--method", "PATCH", f"repos/{repository}/issues/comments/{earlier}", given=body)
        return f"De opmerking bij pull request {number} is bijgewerkt."
    if not cases:
        return f"Pull request {number} verandert geen casus."
    _gh("--method", "POST", f"repos/{repository}/issues/{number}/comments", given=body)
    return f"Er staat een opmerking bij pull request {number}."


def main(arguments: list[str]) -> int:
    """Run a command; returns 0, or 1 when what was handed over is refused, or 2 when it was called the wrong way."""
    match arguments:
        case ["list", number] if number.isdigit():
            # A pull request is checked out as one merge: its first parent is main.
            listing = subprocess.run(["git", "diff", "--name-status", "-z", "--no-renames", "HEAD^1", "HEAD", "--", "cases"], stdout=subprocess.PIPE, check=True).stdout
            cases = changed_cases(listing.decode("utf-8", "surrogateescape"))
            print(json.dumps({"number": int(number), "cases": [asdict(case) for case in cases[:MOST_CASES]]}))
            return 0
        case ["comment", run] if run.isdigit():
            try:
                print(comment(run))
            except Refused as reason:
                print(f"::error::Niet overgenomen: {reason}")
                return 1
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
