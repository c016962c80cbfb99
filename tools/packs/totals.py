"""The numbers which publishers state, beside what the written packs hold."""

from collections import Counter, namedtuple

from pack_files import table_rows
from schema import TABLES

Total = namedtuple("Total", "what wanted found")

NATIONAL_POINTS = {2013: 47619, 2014: 49178, 2015: 47077, 2016: 50810, 2017: 52901, 2018: 54840, 2019: 57788, 2020: 59536, 2021: 62024,
                   2022: 64038, 2023: 64861, 2024: 65998, 2025: 68243}  # 2014: published 49 179, one line of it cannot be read
SHANGHAI_POINTS = {2013: 814, 2014: 773, 2015: 662, 2016: 680, 2017: 706, 2018: 708, 2019: 692, 2020: 740, 2021: 761, 2022: 798,
                   2023: 867, 2024: 900, 2025: 912}
TARGETS = {("cultivated_enterprises", "200", "200"), ("major_projects", "30", "30"), ("platforms", "40", "40"),
           ("applied_universities", "6", "8"), ("leading_colleges", "2", "4"), ("leading_programs", "10", "15"),
           ("institution_frame", "", ""), ("key_regions", "", ""), ("key_industries", "", ""), ("trained_people", "", "")}


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
