"""Occupations of the 2022 classification, and the skill functions which the national standards give them.

Codes, names, marks and weights only: no definitions, no task lists.
"""

import re
import unicodedata

from pack_files import gathered, marked

EDITION = "occ2022"
PUBLISHED = "2022-09-28"
SKILL_EDITION = "skill-standards"
SKILLS_READ = "2026-08-20"


def _parent(code):
    return code.rsplit("-", 1)[0] if "-" in code else ""


def occupations(folder):
    groups = [{"id": r["code"], "level": r["level"], "name": r["name"], "green": "0", "digital": "0"}
              for r in gathered(folder, "occupation_dadian_2022_groups.csv")]
    leaves = [{"id": r["code"], "level": "4", "name": r["name"], "green": r["is_green"], "digital": r["is_digital"]}
              for r in gathered(folder, "occupation_dadian_2022.csv")]
    rows = [{**r, "edition": EDITION, "parent": _parent(r["id"])} for r in groups + leaves]
    return marked(sorted(rows, key=lambda r: r["id"]), "occupations-2022", PUBLISHED)


# --- skill functions -------------------------------------------------------------------------------------------------

# Words which end in 工 and yet name work, not a worker; any other ...工 in the standards is a trade inside the occupation.
_WORK = ("加工", "施工", "分工", "手工", "竣工", "完工", "人工", "开工", "停工", "化工", "返工", "收工", "试工", "用工", "复工")
_TRADE = re.compile(r"(工|司机)$")


def clean_function(name):
    """The function's name without footnote signs and rules of dashes; empty when what is left is not a function."""
    name = re.sub(r"[∗*①②③④⑤⑥\s]|[—－-]{2,}", "", unicodedata.normalize("NFC", name)).strip("、，,;；:：")
    if len(name) < 2 or "职业功能" in name or (_TRADE.search(name) and not name.endswith(_WORK)):
        return ""
    return name


def _plain(name):
    """An occupation's name without green/digital letters, footnote signs and bracketed trades."""
    name = re.sub(r"[（(].*?[）)]|[①②③]", "", name)
    return re.sub(r"(L/S|[LS])$", "", name).strip()


def _alike(a, b):
    """Dice coefficient over characters: 1 for equal sets, 0 for none in common."""
    return 2 * len(set(a) & set(b)) / max(1, len(set(a)) + len(set(b)))


def occupation_of(row, name_of, code_of):
    """The 2022 code of a standard's row, or "".

    The standards span four revisions of the classification, and codes were reused: so the printed name is followed first, and the printed code
    only where its 2022 name is the same or plainly a renaming (or where the parser kept no name, only a scrap of the revision note).
    """
    code, name = row["occupation_code"], _plain(row["occupation_name"])
    if name_of.get(code) == name:
        return code
    if name in code_of:
        return code_of[name]
    scrap = re.search(r"[，。、”“]|修订|变更", row["occupation_name"]) is not None
    return code if code in name_of and (scrap or _alike(name, name_of[code]) >= 0.5) else ""


def occupation_skills(folder):
    """(skills, occupation_skills, counts). Of two rows with one key the later edition wins, then the larger weight."""
    name_of = {r["code"]: r["name"] for r in gathered(folder, "occupation_dadian_2022.csv")}
    code_of = {name: code for code, name in name_of.items()}
    best, counts = {}, {"rows": 0, "no_occupation": 0, "no_function": 0, "moved": 0}
    for r in gathered(folder, "occupation_skill_standards.csv"):
        counts["rows"] += 1
        occupation, function = occupation_of(r, name_of, code_of), clean_function(r["skill_function"])
        counts["no_occupation"] += not occupation
        counts["no_function"] += bool(occupation) and not function
        if not occupation or not function:
            continue
        counts["moved"] += occupation != r["occupation_code"]
        key = (occupation, function, r["level_code"])
        rank = (r["edition"], int(r["weight_pct"] or -1))
        best[key] = max(best.get(key, ("", -2)), rank)
    counts["kept"] = len(best)
    ids = {name: f"sk{n:05d}" for n, name in enumerate(sorted({k[1] for k in best}), 1)}
    skills = [{"id": i, "edition": SKILL_EDITION, "name": name} for name, i in ids.items()]
    links = [{"occupation": o, "skill": ids[f], "level": level, "weight_bp": str(100 * weight) if weight >= 0 else ""}
             for (o, f, level), (_, weight) in best.items()]
    links.sort(key=lambda r: (r["occupation"], r["level"], r["skill"]))
    return marked(skills, SKILL_EDITION, SKILLS_READ), marked(links, SKILL_EDITION, SKILLS_READ), counts
