"""Schools of Shanghai, their campuses, and the other names they go by.

Two traps are handled here. (1) Two official codes for one school: before 2016 the register prints five digits; and the admission lists give the medical
schools of 复旦 and 上海交大 codes of their own, though each is part of its university: they are `former_ids` of it. (2) One code for
two names is a renaming: the old name is a former name. A school with its own code that has merged or closed keeps its own row.
"""

import math
from collections import defaultdict

import register
from departments import DISTRICTS
from pack_files import gathered, marked
from sources import RETRIEVED

LISTED, LISTED_AS_OF = "moe-schools-2025", "2025-06-20"
SITES = "school-sites"

SAME_SCHOOL = {"4131010246": ["4131010250"], "4131010248": ["4131010249"]}

# District of the seat where the gathered point is of a minor campus, or where there is none. Named by the school's or the city's own notice.
SEATS = {
    "4131010268": "浦东新区",  # 上海中医药大学, 蔡伦路
    "4131010271": "虹口区",  # 上海外国语大学, 大连西路
    "4131012044": "浦东新区",  # 上海第二工业大学, 金海路
    "4131012499": "奉贤区",  # 上海电子信息职业技术学院, 瓦洪公路
    "4131012912": "松江区",  # 上海农林职业技术学院, 中山二路
    "4131014745": "虹口区",  # 上海南湖职业技术学院, of the district's government
    "4131014778": "松江区",  # these four: 市教委's public notice of November 2021
    "4131014779": "闵行区",
    "4131014780": "金山区",
    "4131014781": "青浦区",
    "4131014895": "浦东新区",  # 上海浦东职业技术学院
}

# What the gathered table has wrong or lacks, from the school's own page and the list of 双一流 universities of February 2022 (教研函〔2022〕1号).
CORRECTED = {
    "4131010248": {"website": "https://www.sjtu.edu.cn/"},  # not that of its medical school
    "4131010277": {"type": "体育类", "double_first_class": "1"},
    "4131014423": {"double_first_class": "1"},
}

# Schools of the register which are in no list of 2025. The successor is told in docs and sources; here only what they were.
NO_LONGER = {
    "4131011639": ("上海金融学院", "bachelor"),
    "4131012916": ("上海建峰职业技术学院", "higher_vocational"),
    "4131014033": ("上海医药高等专科学校", "higher_vocational"),
    "4131014179": ("上海体育职业学院", "higher_vocational"),
    "4131014292": ("上海健康职业技术学院", "higher_vocational"),
}

_CODE_OF_DISTRICT = {name: code for code, name in DISTRICTS.items()}


def _ownership(note):
    """The ministry's list marks private and Sino-foreign schools; a school without a mark is public."""
    return "民办" if note == "民办" else "中外合作办学" if "中外合作" in note else "公办"


def _former_names(points, name_of):
    """Names the register gave a code, other than today's, oldest first."""
    last_seen = {}
    for p in points:
        if p.school_name != name_of.get(p.school_code):
            last_seen[p.school_code, p.school_name] = max(p.year, last_seen.get((p.school_code, p.school_name), 0))
    names = defaultdict(list)
    for (code, name), _ in sorted(last_seen.items(), key=lambda item: (item[0][0], item[1], item[0][1])):
        names[code].append(name)
    return names


def schools(folder, points):
    listed = [r | CORRECTED.get(r["school_code"], {}) for r in gathered(folder, "shanghai_schools_higher_ed.csv")]
    former = _former_names(points, {r["school_code"]: r["name"] for r in listed} | {c: n for c, (n, _) in NO_LONGER.items()})
    rows = [{"id": r["school_code"], "name": r["name"], "level": "bachelor" if r["level"] == "本科" else "higher_vocational",
             "authority": r["authority"], "kind": r["type"], "ownership": _ownership(r["note"]),
             "region": _CODE_OF_DISTRICT.get(SEATS.get(r["school_code"], r["main_district"]), ""),
             "double_first_class": r["double_first_class"], "former_names": "|".join(former[r["school_code"]]),
             "former_ids": "|".join(SAME_SCHOOL.get(r["school_code"], ())), "website": r["website"],
             "source": LISTED, "as_of": LISTED_AS_OF} for r in listed]
    last_year = {code: max(p.year for p in points if p.school_code == code) for code in NO_LONGER}
    rows += [{"id": code, "name": name, "level": level, "double_first_class": "0", "last_year": str(last_year[code]),
              "source": register.SOURCE, "as_of": register.school_year(last_year[code])} for code, (name, level) in NO_LONGER.items()]
    unknown = {p.school_code for p in points} - {r["id"] for r in rows}
    if unknown:
        raise ValueError(f"the register names schools that are neither listed nor known as closed: {sorted(unknown)}")
    return marked(sorted(rows, key=lambda r: r["id"]), LISTED, LISTED_AS_OF)


# --- campuses --------------------------------------------------------------------------------------------------------

SAME_SITE_METRES = 1200  # two points of one school closer than this are two measurements of one site


def metres(a, b):
    """Plane distance; good to a per cent inside one city."""
    mid = math.radians((a[1] + b[1]) / 2)
    return 111_320 * math.hypot((a[0] - b[0]) * math.cos(mid), a[1] - b[1])


def _site(r):
    """A point agrees when the source says so and, if it has no campus name, it lies in the known district of the seat."""
    name = "" if r["campus"] == "西北门" else r["campus"]
    district = r["district_by_geometry"]
    ok = r["consistent"] == "1" and (name != "" or district == SEATS.get(r["school_code"], district))
    return {"school": r["school_code"], "name": name, "ok": ok, "at": (float(r["lng_gcj02"]), float(r["lat_gcj02"])), "district": district}


def campuses(folder):
    """One row a site. Points of one school near each other, or of one campus name, are one site; a named and consistent point is kept."""
    sites = sorted(map(_site, gathered(folder, "shanghai_school_campuses.csv")),
                   key=lambda s: (s["school"], not s["ok"], not s["name"], s["name"], s["at"]))
    kept = defaultdict(list)
    for site in sites:
        same = any((site["name"] and site["name"] == k["name"]) or metres(site["at"], k["at"]) < SAME_SITE_METRES
                   for k in kept[site["school"]])
        if not same:
            kept[site["school"]].append(site)
    rows = [{"id": f"{school}-c{n}", "school": school, "name": s["name"] or ("校址" if len(kept[school]) == 1 else "其他校址"),
             "region": _CODE_OF_DISTRICT.get(s["district"], ""), "lng": f"{s['at'][0]:.6f}", "lat": f"{s['at'][1]:.6f}",
             "plotted": str(int(s["ok"]))} for school in sorted(kept) for n, s in enumerate(kept[school], 1)]
    return marked(rows, SITES, RETRIEVED)


def zone_centre(campus_rows):
    """Mean of the sites named after Lingang, as (lng, lat) text."""
    sites = [r for r in campus_rows if "临港" in r["name"] and r["plotted"] == "1"]
    return tuple(f"{sum(float(r[axis]) for r in sites) / len(sites):.4f}" for axis in ("lng", "lat"))


# --- names -----------------------------------------------------------------------------------------------------------

COMMON_NAMES = {
    "4131010246": "复旦 Fudan University", "4131010247": "同济 Tongji University",
    "4131010248": "交大 上海交大 上交大 Shanghai Jiao Tong University",
    "4131010251": "华理 华东理工 华理工 East China University of Science and Technology",
    "4131010252": "上理工 上海理工 University of Shanghai for Science and Technology",
    "4131010254": "上海海事 Shanghai Maritime University", "4131010255": "东华 Donghua University",
    "4131010256": "上电 上海电力 Shanghai University of Electric Power",
    "4131010259": "上应大 上应 Shanghai Institute of Technology",
    "4131010262": "上健医 健康医学院 Shanghai University of Medicine and Health Sciences",
    "4131010264": "上海海大 上海水产大学 Shanghai Ocean University",
    "4131010268": "上中医 上海中医大 Shanghai University of Traditional Chinese Medicine",
    "4131010269": "华师大 华东师大 East China Normal University", "4131010270": "上师大 上海师大 Shanghai Normal University",
    "4131010271": "上外 Shanghai International Studies University",
    "4131010272": "上财 上海财大 Shanghai University of Finance and Economics",
    "4131010273": "上经贸 上外贸 Shanghai University of International Business and Economics",
    "4131010274": "海关学院 Shanghai Customs University",
    "4131010276": "华政 华东政法 华东政法学院 East China University of Political Science and Law",
    "4131010277": "上体 上海体大 Shanghai University of Sport", "4131010278": "上音 Shanghai Conservatory of Music",
    "4131010279": "上戏 Shanghai Theatre Academy", "4131010280": "上大 Shanghai University",
    "4131010283": "上海公安 Shanghai Police College",
    "4131010856": "上工程 上海工程大 Shanghai University of Engineering Science",
    "4131011047": "立信 上海立信 立信会计金融 Shanghai Lixin University of Accounting and Finance",
    "4131011458": "上电机 上海电机 Shanghai Dianji University", "4131011833": "杉达 杉达学院 Sanda University",
    "4131011835": "上政 上海政法 Shanghai University of Political Science and Law",
    "4131012044": "二工大 上海二工大 Shanghai Polytechnic University", "4131012050": "上商 上海商院 Shanghai Business School",
    "4131012587": "立达 立达学院 Shanghai Lida University", "4131012799": "建桥 建桥学院 Shanghai Jian Qiao University",
    "4131012914": "兴伟 兴伟学院 Xing Wei College", "4131012915": "中侨 中侨大学 中侨职大",
    "4131013632": "上视 上海视觉 Shanghai Institute of Visual Art", "4131013636": "上外贤达 贤达学院",
    "4131013893": "上师天华 天华学院", "4131014423": "上科大 ShanghaiTech University",
    "4131016404": "上纽大 上海纽大 NYU Shanghai", "4131012495": "城建学院 上海城建职院", "4131012499": "上海电子信息职院 电子信息职院",
    "4131012497": "上海交通职院", "4131014023": "工会学院",
}
_ENGLISH_FROM = ord("A"), ord("z")


def _split(names):
    """Short names are single words; an English name is the rest of the line from its first Latin capital."""
    words = names.split()
    latin = next((n for n, w in enumerate(words) if _ENGLISH_FROM[0] <= ord(w[0]) <= _ENGLISH_FROM[1]), len(words))
    return words[:latin] + ([" ".join(words[latin:])] if latin < len(words) else [])


def aliases(folder, school_rows):
    """Names in use, the admission authority's abbreviations, former names. A name that could mean two schools is left out."""
    owner = {old: r["id"] for r in school_rows for old in [r["id"], *r.get("former_ids", "").split("|")] if old}
    meant = defaultdict(set)
    for code, names in COMMON_NAMES.items():
        for name in _split(names):
            meant[name].add(code)
    for r in gathered(folder, "shanghai_gaokao_filing_2020_2025.csv"):
        if r["school_code"] in owner:
            meant[r["school_name_raw"]].add(owner[r["school_code"]])
    for r in school_rows:
        for name in filter(None, r.get("former_names", "").split("|")):
            meant[name].add(r["id"])
    official = {r["name"] for r in school_rows}
    rows = [{"kind": "school", "alias": name, "target": min(codes)} for name, codes in sorted(meant.items())
            if len(codes) == 1 and name not in official]
    return marked(rows, "school-names", LISTED_AS_OF)
