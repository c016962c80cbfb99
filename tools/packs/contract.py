"""Verifies written packs against the contract: columns, keys, references, forms. Needs no gathered data and knows no published number.

Every check yields its problems as lines: where, found, wanted.
"""

import re
from datetime import date
from pathlib import Path

from pack_files import table_rows
from schema import GENERATED_ELSEWHERE, QUALITIES, TABLES

_WHOLE = re.compile(r"\d+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WHOLE_COLUMNS = {"weight_bp", "seq", "year", "schools", "length_years", "filed", "places_persons", "part", "deadline_year", "base_year",
                  "staff_persons"}
_NUMBER_COLUMNS = {"lng", "lat", "value", "least", "most", "change_points"}
_DATE_COLUMNS = {"as_of", "retrieved", "valid_from", "valid_until", "observed", "issued"}
_ALIAS_TARGETS = {"department": ("departments", "department_groups"), "region": ("regions",), "school": ("schools",),
                  "program": ("programs",), "occupation": ("occupations",), "industry": ("industries",), "organisation": ("organisations",)}


def _is_date(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wanted(name, table, column, value):
    """What a filled cell should have been, or "" when it is well."""
    allowed = QUALITIES if column == "quality" else table.allowed.get(column)
    if allowed and value not in allowed:
        return "one of " + "|".join(allowed)
    if column in _DATE_COLUMNS and not _is_date(value):
        return "a date like 2025-09-01"
    if (column in _WHOLE_COLUMNS or (name, column) == ("national_points", "points")) and not _WHOLE.fullmatch(value):
        return "a whole number"
    if column in _NUMBER_COLUMNS and not _NUMBER.fullmatch(value):
        return "a number"
    return "one line without blanks around it" if value != value.strip() or "\n" in value else ""


def _cell_problems(name, table, row, ids):
    for column in table.header:
        value = row[column]
        if not value:
            if column not in table.optional:
                yield f"{column}: empty, wanted a value"
            continue
        wanted = _wanted(name, table, column, value)
        if wanted:
            yield f"{column}: found {value!r}, wanted {wanted}"
        target = "sources" if column == "source" else table.refs.get(column)
        for part in (value.split("|") if column in table.lists else [value]) if target else []:
            if part not in ids[target]:
                yield f"{column}: found {part!r}, wanted an id of {target}"


def table_problems(name, rows, ids, seen):
    """Problems of one file. `ids`: table → ids of the pack and what it extends; `seen`: its keys met before, extended here."""
    table = TABLES[name]
    if rows and set(rows[0]) != set(table.header):
        yield f"{name}.csv: columns {sorted(map(str, set(rows[0]) ^ set(table.header)))} differ from the contract"
        return
    for line, row in enumerate(rows, 2):
        key = tuple(row[column] for column in table.key)
        if key in seen:
            yield f"{name}.csv:{line}: key {' '.join(key)} stands twice"
        seen.add(key)
        for problem in _cell_problems(name, table, row, ids):
            yield f"{name}.csv:{line} {problem}"


def _alias_problems(tables, ids):
    for r in tables["aliases"]:
        if not any(r["target"] in ids[table] for table in _ALIAS_TARGETS[r["kind"]]):
            yield f"aliases.csv {r['alias']}: found {r['target']!r}, wanted an id of {r['kind']}"


def _plan_problems(tables, _):
    clauses = {(r["plan"], r["clause"]) for r in tables["plan_clauses"]}
    named = [(name, r["plan"], r["clause"]) for name in ("plan_duties", "plan_targets") for r in tables[name]]
    named += [("plan_clauses", r["plan"], r["parent"]) for r in tables["plan_clauses"] if r["parent"]]
    for name, plan, clause in named:
        if (plan, clause) not in clauses:
            yield f"{name}.csv: found clause {clause}, wanted a clause of {plan}"


def _outline_problems(tables, _):
    for r in tables["outlines"]:
        ring = r["points"].split(";")
        if len(ring) < 4 or ring[0] != ring[-1]:
            yield f"outlines.csv {r['region']} part {r['part']}: wanted a closed ring"


def _tree_problems(tables, _):
    for name in ("industries", "occupations"):
        level = {r["id"]: int(r["level"]) for r in tables[name]}
        for r in tables[name]:
            if level.get(r["parent"], 0) != int(r["level"]) - 1:
                yield f"{name}.csv {r['id']}: found parent {r['parent']!r}, wanted an entry one level above"


def _id_problems(tables, _):
    for r in tables["programs"]:
        if r["id"] != f"{r['edition']}:{r['code']}":
            yield f"programs.csv {r['id']}: wanted edition:code"
    for r in tables["offerings"]:
        if not 1 <= int(r["length_years"]) <= 8:
            yield f"offerings.csv {r['id']}: found {r['length_years']} years, wanted 1 to 8"


_RELATIONS = (_alias_problems, _plan_problems, _outline_problems, _tree_problems, _id_problems)


def contract_problems(packs):
    """Problems of the packs, given in order of extension. Relations between rows are checked once the cells are well."""
    ids, seen, problems = {name: set() for name in TABLES}, {name: set() for name in TABLES}, []
    for pack in map(Path, packs):
        tables = {name: table_rows(pack, name) for name in TABLES}
        found = [f"{p.name}: no such table" for p in sorted(pack.glob("*.csv")) if p.stem not in {*TABLES, *GENERATED_ELSEWHERE}]
        for name, rows in tables.items():
            if TABLES[name].key == ("id",):
                ids[name] |= {r.get("id") for r in rows}
        for name, rows in tables.items():
            found += table_problems(name, rows, ids, seen[name])
        if not found:
            found = [problem for check in _RELATIONS for problem in check(tables, ids)]
        problems += [f"{pack.name}/{problem}" for problem in found]
    return problems
