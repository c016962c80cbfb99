"""Reading the gathered files, and writing a pack's tables: the only place that touches the disk.

Rows are plain dicts of text. Writing is deterministic: columns in the contract's order, rows in the order given, LF line ends.
"""

import csv
import gzip
from pathlib import Path

from schema import PROVENANCE, SYNTHETIC_PREFIX, SYNTHETIC_SOURCE, TABLES


def gathered(folder, name):
    """Rows of one gathered CSV file, `.gz` or plain."""
    path = Path(folder) / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def marked(rows, source, as_of, quality="measured"):
    """The rows with their provenance; a row that already carries one of the three keeps it."""
    return [{"source": source, "as_of": as_of, "quality": quality, **row} for row in rows]


def table_rows(pack, name):
    """Rows of one table of a pack; a missing file is an empty table."""
    path = Path(pack) / f"{name}.csv"
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(pack, name, rows):
    """Writes a whole table. Refuses an unknown column or a row without provenance."""
    header = TABLES[name].header
    for row in rows:
        unknown = set(row) - set(header)
        missing = [c for c in PROVENANCE if TABLES[name].provenance and not row.get(c)]
        if unknown or missing:
            raise ValueError(f"{name}: {row}: unknown {sorted(unknown)}, missing {missing}")
    path = Path(pack) / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _is_synthesizers(name, row):
    return (name == "organisations" and row["id"].startswith(SYNTHETIC_PREFIX)) or (name == "sources" and row["id"] == SYNTHETIC_SOURCE)


def write_pack(pack, toml, tables):
    """Writes pack.toml and every table; rows of the synthesizer (its enterprises and its source) are kept, after ours."""
    for name, rows in tables.items():
        kept = [row for row in table_rows(pack, name) if "id" in row and _is_synthesizers(name, row)]
        write_table(pack, name, rows + kept)
    (Path(pack) / "pack.toml").write_text(toml, encoding="utf-8")
