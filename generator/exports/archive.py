"""Everything in one zip: the tables, every record as JSON, the files of the cases, a dictionary, and a manifest with the hash of each file.

The bytes depend on the data only: times are fixed, the order too, and nothing in it names the place where the site stands.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from generator.outputs import DataFile
from generator.pages.data import ARCHIVE

MANIFEST = "manifest.json"
_WHEN = (1980, 1, 1, 0, 0, 0)


def archive(version: str, counts: Mapping[str, int], files: Iterable[DataFile]) -> DataFile:
    """The zip. `files` have their addresses within it; `counts` says of how many of each kind it tells."""
    ordered = sorted(files, key=lambda file: file.path)
    listed = [{"path": file.path, "size": len(file.data), "sha256": hashlib.sha256(file.data).hexdigest()} for file in ordered]
    manifest = {"name": "Wijkengids", "version": version, "licence": "CC BY 4.0", "counts": dict(counts), "files": listed}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for file in (DataFile(MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()), *ordered):
            entry = zipfile.ZipInfo(file.path, _WHEN)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            made.writestr(entry, file.data)
    return DataFile(ARCHIVE, target.getvalue())
