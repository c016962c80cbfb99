"""Programs of all levels and editions, their occupations, their courses, and the national count of points.

An id is `edition:code`; codes are printed as the catalogue prints them, marks included (520101K, 080717T).
"""

import re
from collections import Counter, defaultdict

import register
from pack_files import gathered, marked

VOC2021 = "voc2021"
UG2025 = "ug2025"
LEVELS = {"高职专科": "higher_vocational", "高职本科": "vocational_bachelor", "中职": "secondary_vocational"}
CATALOGUE_READ = "2025-12-31"
STANDARDS_READ = "2025-02-07"
UG_PUBLISHED = "2025-04-22"

# The nineteen categories of the two older catalogues; classes (four digits) have no public table we could check.
CATEGORIES = {
    "voc2004": dict(zip(map(str, range(51, 70)), (
        "农林牧渔大类", "交通运输大类", "生化与药品大类", "资源开发与测绘大类", "材料与能源大类", "土建大类", "水利大类", "制造大类",
        "电子信息大类", "环保、气象与安全大类", "轻纺食品大类", "财经大类", "医药卫生大类", "旅游大类", "公共事业大类", "文化教育大类",
        "艺术设计传媒大类", "公安大类", "法律大类"))),
    "voc2015": dict(zip(map(str, range(51, 70)), (
        "农林牧渔大类", "资源环境与安全大类", "能源动力与材料大类", "土木建筑大类", "水利大类", "装备制造大类", "生物与化工大类",
        "轻工纺织大类", "食品药品与粮食大类", "交通运输大类", "电子信息大类", "医药卫生大类", "财经商贸大类", "旅游大类", "文化艺术大类",
        "新闻传播大类", "教育与体育大类", "公安与司法大类", "公共管理与服务大类"))),
}


def vocational(folder):
    """voc2021, three levels."""
    return marked(
        [{"id": f"{VOC2021}:{r['code']}", "edition": VOC2021, "code": r["code"], "level": LEVELS[r["level"]], "name": r["name"],
          "class_code": r["class_code"], "class_name": r["class_name"], "category_code": r["category_code"],
          "category_name": r["category_name"], "state_controlled": r["state_controlled"]}
         for r in gathered(folder, "majors_vocational.csv")],
        "voc-catalogue-2021", CATALOGUE_READ)


def bachelor(folder):
    """ug2025: the 845 of the 2025 catalogue. The data keep T (special) and K (state-controlled) apart from the digits."""
    return marked(
        [{"id": f"{UG2025}:{r['code']}{r['flags_TK']}", "edition": UG2025, "code": r["code"] + r["flags_TK"], "level": "bachelor",
          "name": r["name"], "class_code": r["class_code"], "class_name": r["class_name"], "category_code": r["category_code"],
          "category_name": r["category_name"], "state_controlled": "1" if "K" in r["flags_TK"] else "0"}
         for r in gathered(folder, "majors_undergraduate.csv") if r["in_2025_catalog"] == "1"],
        "ug-catalogue-2025", UG_PUBLISHED)


def earlier(national, naming, current):
    """voc2004 and voc2015 as far as a school anywhere filed them.

    voc2015 prints K. voc2004 does not: there a program counts as state-controlled if one of that name is so in a later edition (estimated).
    """
    seen = sorted({(p.edition, naming.code(p)) for p in national if p.edition != VOC2021})
    controlled = {naming.name(e, c) for e, c in seen if c.endswith("K")}
    controlled |= {r["name"] for r in current if r["level"] == "higher_vocational" and r["state_controlled"] == "1"}

    def row(edition, code):
        known = edition == "voc2015"
        mark = code.endswith("K") if known else naming.name(edition, code) in controlled
        return {"id": f"{edition}:{code}", "edition": edition, "code": code, "level": "higher_vocational",
                "name": naming.name(edition, code), "class_code": code[:4], "category_code": code[:2],
                "category_name": CATEGORIES[edition].get(code[:2], ""), "state_controlled": str(int(mark)),
                "quality": "measured" if known else "estimated",
                "as_of": "2020-12-31" if known else "2015-12-31"}

    return marked([row(e, c) for e, c in seen], register.SOURCE, "")


def program_occupations(folder):
    """(rows, number left out because the final classification has no such code)."""
    rows = gathered(folder, "major_occupation_official.csv")
    kept = [r for r in rows if r["occupation_level"] != "未匹配"]
    links = sorted({(f"{VOC2021}:{r['major_code']}", r["occupation_code"]) for r in kept})
    return (marked([{"program": p, "occupation": o} for p, o in links], "program-standards-2025", STANDARDS_READ),
            len(rows) - len(kept))


# --- courses ---------------------------------------------------------------------------------------------------------

_SENTENCE = re.compile(
    r"[。；;：:，,∶？！￥%]|[④⑤⑥⑦⑧⑨⑩]|以及"
    r"|(运用|按照|依据|利用|借助|通过|使用)(?![与及和的技专])[^）)]{3,}")
_FRAGMENT = re.compile(
    r"^[、）)”＋+～~的等与及或]|^为|^D建模|^可(结合|增设)|[、（(“的和与及或]$|实训教学|等领域|领域开设|等课程|等其他课程|专业课程|院校可|双师型|兼职教师"
    r"|企业实践|岗位实习|实践经历|乘务员岗位|考核评价|具体实施|梯队结构|排查及处理能力$")
# Two-letter pieces that are no course by themselves; real two-character courses (税法, 素描 …) stay.
_SCRAPS = frozenset("设备 交通 应急 轨道 构成 书写 活动 教学 技术 考核 互联网".split())
_JOINTS = tuple("与及和（(、技应基实的系设软学法管工")


def course_name(text):
    """The course's name, or "" for debris of the printed page (half sentences, bracket ends, list marks)."""
    name = re.sub(r"[*＊\s]|(?<=[\u4e00-\u9fff])[4-7](?=[\u4e00-\u9fff])", "", text)  # a page number fell into some names
    balanced = all(name.count(a) == name.count(b) for a, b in ("（）", "()", "“”", "《》"))
    bad = len(name) < 2 or len(name) > 22 or not balanced or name in _SCRAPS or _SENTENCE.search(name) or _FRAGMENT.search(name)
    return "" if bad else name


def _runs_into_text(name, uses):
    """A rare long name that is a common course followed by the start of its description ("旅游德语涉德出境领队、地陪")."""
    if uses[name] > 1 or len(name) < 12:
        return False
    if "、" in name and not re.search(r"[（(]", name):
        return True
    heads = (name[:n] for n in range(4, len(name) - 5))
    return any(uses[head] >= 2 and not name[len(head):].startswith(_JOINTS) for head in heads)


def courses(folder):
    """(rows, number dropped). Order as printed; a name that repeats inside a program counts once."""
    read = [(f"{VOC2021}:{r['major_code']}", int(r["seq"]), course_name(r["course_name"]))
            for r in gathered(folder, "major_courses_official.csv")]
    uses = Counter(name for _, _, name in read)
    names = defaultdict(dict)
    for program, _, name in sorted(read):
        if name and not _runs_into_text(name, uses):
            names[program][name] = True
    rows = [{"program": p, "seq": str(n), "name": name} for p in sorted(names) for n, name in enumerate(names[p], 1)]
    return marked(rows, "program-standards-2025", STANDARDS_READ), len(read) - len(rows)


# --- national points -------------------------------------------------------------------------------------------------

def national_points(national, naming):
    """Rows of the register and distinct schools, by program and year.

    A school is a name in a province: the register gives one school several codes (sites, renewed codes) and new schools none.
    """
    filed, schools = Counter(), defaultdict(set)
    for p in national:
        key = (naming.program(p), p.year)
        filed[key] += 1
        schools[key].add((p.province, p.school_name))
    return marked(
        [{"program": program, "year": str(year), "points": str(filed[program, year]),
          "schools": str(len(schools[program, year])), "as_of": register.school_year(year)}
         for program, year in sorted(filed)],
        register.SOURCE, "")
