"""What Shanghai's schools offer: higher-vocational points of the register by year, and bachelor programs seen in admission lists."""

import re
from collections import Counter, defaultdict

import register
from pack_files import gathered, marked

PLAN_FILE, PLAN_SOURCE, PLAN_AS_OF = "shanghai_schools_plan_in_jiangsu_2026.csv", "jiangsu-plans-2026", "2026-07-01"
SCORES_FILE, SCORES_SOURCE = "shanghai_gaokao_major_admissions.csv", "shanghai-admissions"
BACHELOR_PART = {"9": "5"}  # a nine-year course of medicine is five years to the bachelor and four to the doctor
USUAL_LENGTH = "4"  # of a bachelor program whose length no list prints; such rows are estimated


def offering_id(school, program, length):
    return f"{school}-{program.replace(':', '-')}-{length}"


def _row(school, program, length):
    return {"id": offering_id(school, program, length), "program": program, "school": school, "length_years": length}


def registered(points, naming):
    """(offerings, points). `filed` counts rows of the register: its four exact duplicates count twice, as filed."""
    filed = Counter((p.school_code, naming.program(p), p.length_years, p.year) for p in points)
    last = defaultdict(int)
    for school, program, length, year in filed:
        last[school, program, length] = max(year, last[school, program, length])
    offerings = [{**_row(*key), "as_of": register.school_year(year)} for key, year in sorted(last.items())]
    rows = [{"offering": offering_id(school, program, length), "year": str(year), "filed": str(n),
             "as_of": register.school_year(year)} for (school, program, length, year), n in sorted(filed.items())]
    return marked(offerings, register.SOURCE, ""), marked(rows, register.SOURCE, "")


def base_name(major):
    """The program's name without the directions, languages and classes that a plan adds in brackets."""
    return re.sub(r"[（(].*$", "", major).strip()


def program_by_name(program_rows):
    """(level of the plan, name) → program id, for bachelor and vocational-bachelor programs."""
    level = {"bachelor": "本科", "vocational_bachelor": "职教本科"}
    return {(level[r["level"]], r["name"]): r["id"] for r in program_rows if r["level"] in level}


def from_admissions(folder, program_of, schools):
    """Bachelor offerings. A program counts when the list's name is exactly that of the 2025 catalogue; classes (…类) and 试验班 do not."""
    lengths, seen = defaultdict(Counter), {}
    for r in gathered(folder, PLAN_FILE):
        program = program_of.get((r["level"], r["major_base_name"]))
        if program and r["school_code"] in schools:
            length = BACHELOR_PART.get(r["duration"], r["duration"])
            lengths[program][length] += 1
            seen[r["school_code"], program, length] = (PLAN_SOURCE, PLAN_AS_OF, "estimated")
    known = {key[:2] for key in seen}
    usual = {p: min(c.items(), key=lambda item: (-item[1], item[0]))[0] for p, c in lengths.items()}
    latest = defaultdict(int)
    for r in gathered(folder, SCORES_FILE):
        program = program_of.get(("本科", base_name(r["major_name"])))
        if program and r["school_code"] in schools and (r["school_code"], program) not in known:
            latest[r["school_code"], program] = max(int(r["year"]), latest[r["school_code"], program])
    for (school, program), year in latest.items():
        seen[school, program, usual.get(program, USUAL_LENGTH)] = (SCORES_SOURCE, register.school_year(year), "estimated")
    return [{**_row(*key), "source": s, "as_of": a, "quality": q} for key, (s, a, q) in sorted(seen.items())]
