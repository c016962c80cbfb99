"""Verifies written packs: the contract (columns, keys, references, forms) and the published totals. Needs no gathered data."""

import re
from collections import Counter, namedtuple
from datetime import date
from pathlib import Path

from pack_files import table_rows
from schema import QUALITIES, TABLES

Total = namedtuple("Total", "what wanted found")

NATIONAL_POINTS = {2013: 47619, 2014: 49178, 2015: 47077, 2016: 50810, 2017: 52901, 2018: 54840, 2019: 57788, 2020: 59536, 2021: 62024,
                   2022: 64038, 2023: 64861, 2024: 65998, 2025: 68243}  # 2014: published 49 179, one line of it cannot be read
SHANGHAI_POINTS = {2013: 814, 2014: 773, 2015: 662, 2016: 680, 2017: 706, 2018: 708, 2019: 692, 2020: 740, 2021: 761, 2022: 798,
                   2023: 867, 2024: 900, 2025: 912}
TARGETS = {("cultivated_enterprises", "200", "200"), ("major_projects", "30", "30"), ("platforms", "40", "40"),
           ("applied_universities", "6", "8"), ("leading_colleges", "2", "4"), ("leading_programs", "10", "15"),
           ("institution_frame", "", ""), ("key_regions", "", ""), ("key_industries", "", ""), ("trained_people", "", "")}

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WHOLE = re.compile(r"\d+")
_WHOLE_COLUMNS = {"weight_bp", "seq", "year", "points", "schools", "length_years", "filed", "places_persons", "part", "deadline_year",
                  "base_year", "staff_persons"}
_NUMBER_COLUMNS = {"lng", "lat", "value", "least", "most", "change_points"}
_DATE_COLUMNS = {"as_of", "retrieved", "valid_from", "valid_until", "observed", "issued"}


def _is_date(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _form_problem(table, column, value, name):
    """What is wrong with one filled cell, or ""."""
    if column in table.allowed and value not in table.allowed[column]:
        return f"found {value!r}, wanted one of {'|'.join(table.allowed[column])}"
    if column in _DATE_COLUMNS and not _is_date(value):
        return f"found {value!r}, wanted a date like 2025-09-01"
    whole = column in _WHOLE_COLUMNS and not (name == "outlines" and column == "points")
    if whole and not _WHOLE.fullmatch(value):
        return f"found {value!r}, wanted a whole number"
    if column in _NUMBER_COLUMNS and not _NUMBER.fullmatch(value):
        return f"found {value!r}, wanted a number"
    if value != value.strip() or "\n" in value:
        return f"found {value!r}, wanted no blanks around it and one line"
    return ""


def table_problems(name, rows, ids, seen):
    """Problems of one file. `ids`: table → ids of the pack and what it extends; `seen`: keys met before, extended here."""
    table, problems = TABLES[name], []
    if rows and set(rows[0]) != set(table.header):
        return [f"{name}: columns {sorted(set(rows[0]) ^ set(table.header))} differ from the contract"]
    for line, row in enumerate(rows, 2):
        where = f"{name}.csv:{line}"
        key = tuple(row[c] for c in table.key)
        if key in seen:
            problems.append(f"{where}: key {key} is already used")
        seen.add(key)
        for column in table.header:
            value = row[column]
            if not value:
                if column not in table.optional:
                    problems.append(f"{where} {column}: empty, wanted a value")
                continue
            parts = value.split("|") if column in table.lists else [value]
            problem = _form_problem(table, column, value, name)
            problems += [f"{where} {column}: {problem}"] if problem else []
            target = table.refs.get(column) or ("sources" if column == "source" else None)
            problems += [f"{where} {column}: no {target} has the id {p!r}" for p in parts if target and p not in ids[target]]
        if table.provenance and row["quality"] not in QUALITIES:
            problems.append(f"{where} quality: found {row['quality']!r}, wanted one of {'|'.join(QUALITIES)}")
    return problems


_ALIAS_TARGETS = {"department": ("departments", "department_groups"), "region": ("regions",), "school": ("schools",), "program": ("programs",),
                  "occupation": ("occupations",), "industry": ("industries",), "organisation": ("organisations",)}


def _relation_problems(pack, tables, ids):
    """What a single column's reference cannot say."""
    problems = [f"{pack}/aliases.csv: {r['alias']}: no {r['kind']} has the id {r['target']!r}"
                for r in tables["aliases"] if not any(r["target"] in ids[t] for t in _ALIAS_TARGETS[r["kind"]])]
    clauses = {(r["plan"], r["clause"]) for r in tables["plan_clauses"]}
    for name in ("plan_duties", "plan_targets"):
        problems += [f"{pack}/{name}.csv: no clause {r['plan']} {r['clause']}" for r in tables[name] if (r["plan"], r["clause"]) not in clauses]
    problems += [f"{pack}/plan_clauses.csv: {r['clause']}: no parent {r['parent']}"
                 for r in tables["plan_clauses"] if r["parent"] and (r["plan"], r["parent"]) not in clauses]
    for r in tables["outlines"]:
        ring = r["points"].split(";")
        if len(ring) < 4 or ring[0] != ring[-1]:
            problems.append(f"{pack}/outlines.csv: {r['region']} part {r['part']} is not a closed ring")
    for name in ("industries", "occupations"):
        level = {r["id"]: int(r["level"]) for r in tables[name]}
        problems += [f"{pack}/{name}.csv: {r['id']}: parent {r['parent']!r} is not one level above" for r in tables[name]
                     if level.get(r["parent"], 0) != int(r["level"]) - 1]
    problems += [f"{pack}/programs.csv: {r['id']} is not edition:code" for r in tables["programs"] if r["id"] != f"{r['edition']}:{r['code']}"]
    problems += [f"{pack}/offerings.csv: {r['id']}: found {r['length_years']} years, wanted 1 to 8" for r in tables["offerings"]
                 if not 1 <= int(r["length_years"]) <= 8]
    return problems


def contract_problems(packs):
    """Problems of the packs, given in order of extension."""
    ids, seen, problems = {name: set() for name in TABLES}, {name: set() for name in TABLES}, []
    for pack in packs:
        files = {p.stem for p in Path(pack).glob("*.csv")}
        tables = {name: table_rows(pack, name) for name in TABLES}
        for name, rows in tables.items():
            if TABLES[name].key == ("id",):
                ids[name] |= {r["id"] for r in rows}
        for name in sorted(files & set(TABLES)):
            problems += table_problems(name, tables[name], ids, seen[name])
        problems += _relation_problems(Path(pack).name, tables, ids)
    return problems


def _levels(rows):
    count = Counter(r["level"] for r in rows)
    return "/".join(str(count[level]) for level in "1234")


def _sums(rows, column):
    total = Counter()
    for r in rows:
        total[int(r["year"])] += int(r[column])
    return dict(sorted(total.items()))


def totals(cn, shanghai):
    """Published numbers against what the packs hold."""
    n, s = ({name: table_rows(pack, name) for name in TABLES} for pack in (cn, shanghai))
    programs = Counter((r["edition"], r["level"]) for r in n["programs"])
    real = [r for r in s["organisations"] if r["listed_as"]]
    listed = [r for r in s["schools"] if r["source"] == "moe-schools-2025"]
    kinds = Counter(r["kind"] for r in s["regions"])
    roles = Counter(r["role"] for r in s["regions"])
    targets = {(r["indicator"], r["least"], r["most"]) for r in s["plan_targets"]}
    group = next((r["members"].split("|") for r in s["department_groups"] if r["name"] == "各区人民政府"), [])
    return [
        Total("GB/T 4754: sections/divisions/groups/classes", "20/97/473/1381", _levels(n["industries"])),
        Total("occupations 2022: major/middle/minor/occupations", "8/79/450/1639", _levels(n["occupations"])),
        Total("voc2021 higher vocational", 802, programs["voc2021", "higher_vocational"]),
        Total("voc2021 vocational bachelor (of 321)", 275, programs["voc2021", "vocational_bachelor"]),
        Total("voc2021 secondary vocational (of 368)", 344, programs["voc2021", "secondary_vocational"]),
        Total("ug2025 bachelor", 845, programs["ug2025", "bachelor"]),
        Total("program → occupation links, official", 2130, len(n["program_occupations"])),
        Total("national points by year", NATIONAL_POINTS, _sums(n["national_points"], "points")),
        Total("schools listed on 2025-06-20", 69, len(listed)),
        Total("… bachelor", 40, sum(r["level"] == "bachelor" for r in listed)),
        Total("register rows, Shanghai 2013–2025", 10013, sum(int(r["filed"]) for r in s["points"])),
        Total("register rows by year", SHANGHAI_POINTS, _sums(s["points"], "filed")),
        Total("districts / towns / zones", "16/234/1", f"{kinds['district']}/{kinds['town']}/{kinds['zone']}"),
        Total("core zone / key districts", "1/5", f"{roles['core']}/{roles['key']}"),
        Total("district governments in 各区人民政府", 16, len(group)),
        Total("listed companies", 452, len(real)),
        Total("issuers of the plan", 7, len(s["plans"][0]["issuers"].split("|")) if s["plans"] else 0),
        Total("clauses of the plan's outline", 12, len(s["plan_clauses"])),
        Total("targets of the plan", TARGETS, targets),
        Total("targets without deadline 2025", 0, sum(r["deadline_year"] != "2025" for r in s["plan_targets"])),
        Total("places, Jiangsu 2026", 3317, sum(int(r["places_persons"]) for r in s["admission_plans"]
                                                if r["origin"] == "江苏省" and r["year"] == "2026")),
    ]


def report(cn, shanghai):
    """Prints the table and the problems; True when all is well."""
    well = True
    for t in totals(cn, shanghai):
        ok = t.wanted == t.found
        well &= ok
        shown = "as published" if ok and not isinstance(t.wanted, (int, str)) else t.found
        print(f"{'ok  ' if ok else 'FAIL'} {t.what:<52} {shown}" + ("" if ok else f"   wanted {t.wanted}"))
    problems = contract_problems((cn, shanghai))
    for p in problems[:50]:
        print("FAIL", p)
    print(f"{'ok  ' if not problems else 'FAIL'} contract: keys, references, forms: {len(problems)} problems")
    return well and not problems
