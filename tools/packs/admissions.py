"""Admission plans of Shanghai's schools: places by school, program, year and province of origin.

Only rows with a number. What we hold is Jiangsu's share of 37 schools (a third party's workbook, so estimated); the Shanghai list has scores but no places.
"""

import hashlib
from collections import Counter

import register
from offerings import PLAN_FILE, PLAN_SOURCE, SCORES_FILE, SCORES_SOURCE, base_name
from pack_files import gathered, marked

YEARS = (2023, 2024, 2025, 2026)
BATCH_LETTER = {"提前本科批": "e", "本科批": "b"}
PROVINCES = {"江苏省": "js", "上海市": "sh"}


def _short(name):
    """Six hexadecimal digits of a name: keeps ids of majors without a catalogue code stable when rows come or go."""
    return hashlib.sha1(name.encode()).hexdigest()[:6]


def _jiangsu(folder, program_of):
    places = Counter()
    for r in gathered(folder, PLAN_FILE):
        program = program_of.get((r["level"], r["major_base_name"]), "")
        for year in YEARS:
            number = r[f"plan_{year}"]
            if number:
                places[r["school_code"], program, r["major_base_name"], year, "江苏省", r["batch"]] += int(number)
    return places


def _shanghai(folder, program_of):
    """(places, measured keys). Rows of a school's own publication are measured."""
    places, measured = Counter(), set()
    for r in gathered(folder, SCORES_FILE):
        if r["is_shanghai_school"] == "1" and r["plan_count"]:
            name = base_name(r["major_name"])
            key = (r["school_code"], program_of.get(("本科", name), ""), name, int(r["year"]), "上海市", r["batch"])
            places[key] += int(r["plan_count"])
            if r["source_quality"].startswith("official-"):
                measured.add(key)
    return places, measured


def admission_plans(folder, program_of):
    """Subjects (history, physics), groups and directions of one major are added up."""
    shanghai, measured = _shanghai(folder, program_of)
    rows = []
    for places, source in ((_jiangsu(folder, program_of), PLAN_SOURCE), (shanghai, SCORES_SOURCE)):
        for key in sorted(places):
            school, program, name, year, origin, batch = key
            what = program.replace(":", "-") or f"x{_short(name)}"
            rows.append({
                "id": f"{PROVINCES[origin]}-{year}-{school}-{BATCH_LETTER.get(batch, 'x' + _short(batch))}-{what}", "school": school,
                "program": program, "major_name": name, "year": str(year), "origin": origin, "batch": batch,
                "places_persons": str(places[key]), "source": source, "as_of": register.school_year(year),
                "quality": "measured" if key in measured else "estimated"})
    return marked(rows, PLAN_SOURCE, "")
