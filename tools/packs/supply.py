"""What the supply of Shanghai rests on where nobody publishes it by school: rates, routes between levels, inflow, separations, scenarios.

Two shares come from national totals; all others are assumptions of ours. Both are marked estimated, never measured.
"""

from pack_files import marked

ASSUMED = "supply-assumptions"
NATIONAL = "promotion-2022"
AS_OF = "2026-11-23"
EVERYTHING = "*"

# Basis points. fill follows the synthetic enrolments (quotas 0 to 15 % above entrants), progress their 92 to 99 % of a cohort.
_RATES = {
    "fill": {"higher_vocational": 9300, "vocational_bachelor": 9300, "bachelor": 9300},
    "progress": {"higher_vocational": 9850, "vocational_bachelor": 9890, "bachelor": 9890},
    "participation": {"higher_vocational": 9500, "vocational_bachelor": 9500, "bachelor": 9300},
    "stay": {"higher_vocational": 7800, "vocational_bachelor": 7500, "bachelor": 6800},
}
_SINCE = "2020"

# Higher-vocational category → bachelor discipline where its graduates study on.
_DISCIPLINE = {
    "41": "09", "42": "08", "43": "08", "44": "08", "45": "08", "46": "08", "47": "08", "48": "08", "49": "08", "50": "08", "51": "08",
    "52": "10", "53": "12", "54": "12", "55": "13", "56": "05", "57": "04", "58": "03", "59": "12",
}
# 18.18 % of the graduates of 2022 at most, over both kinds of bachelor; 23.40 % of those with a bachelor's degree.
_TO_BACHELOR, _TO_VOCATIONAL_BACHELOR, _TO_GRADUATE, _VOCATIONAL_TO_GRADUATE = 1700, 100, 2300, 500

# Share of openings that others than the city's graduates fill, by major group of occupations.
_INFLOW = {"1": 9800, "2": 6000, "3": 8500, "4": 9300, "5": 9800, "6": 9600, "7": 10000, "8": 9900}

# Yearly shares of people who leave the labour force and who move to another occupation, by major group.
_SEPARATIONS = {"1": (350, 300), "2": (250, 300), "3": (320, 450), "4": (400, 700), "5": (500, 300), "6": (350, 500), "7": (300, 300),
                "8": (400, 700)}

_SCENARIOS = {
    "electronics": ("电子信息制造加快", "Electronics grow faster", "计算机、通信和其他电子设备制造业就业每年比预测多增2个百分点。",
                    [("growth", "C39", 200)]),
    "care": ("照护服务扩容", "More care", "卫生和社会工作就业每年比预测多增3个百分点。", [("growth", "Q84", 300), ("growth", "Q85", 300)]),
    "health-places": ("医药卫生扩招", "More places in health", "高职医药卫生大类计划增加20%，本科医学增加10%。",
                      [("quota", "voc2021:52", 2000), ("quota", "ug2025:10", 1000)]),
    "stay-more": ("留沪比例提高", "More graduates stay", "求职毕业生留沪比例提高十分之一。", [("stay", EVERYTHING, 1000)]),
    "later-retirement": ("延迟退休", "Later retirement", "渐进式延迟法定退休年龄使每年退出劳动力的比例降低十分之一。",
                         [("separation", EVERYTHING, -1000)]),
    "less-inflow": ("外来补充减少", "Less inflow", "由本市毕业生以外的人填补的岗位比例降低百分之三。", [("inflow", EVERYTHING, -300)]),
}
_SCENARIO_SINCE = "2026"

# Students to one full-time teacher, by the national conditions for running colleges: a sports or art college 11, a medical one 16, else 18.
# Stated there by kind of school; taken here by category of program.
_STUDENTS_A_TEACHER = {"ug2025:10": 16, "voc2021:52": 16, "voc2021:32": 16, "ug2025:13": 11, "voc2021:55": 11, "voc2021:35": 11}
_STUDENTS_A_TEACHER_ELSE = 18
_CONDITIONS = "school-conditions-2004"

# Hours in training rooms of one student a school year, by category (vocational) or discipline: assumptions.
_LABORATORY_HOURS = {
    "voc2021": {"41": 360, "42": 320, "43": 400, "44": 320, "45": 360, "46": 420, "47": 420, "48": 400, "49": 420, "50": 380, "51": 400,
                "52": 420, "53": 180, "54": 260, "55": 380, "56": 300, "57": 220, "58": 200, "59": 180},
    "ug2025": {"07": 240, "08": 260, "09": 280, "10": 320, "13": 300},
}
_LABORATORY_ELSE = 100

# Programs of the fields that the plan wants more of: 集成电路 人工智能 生物医药 航空航天 智能制造 健康 养老 托幼 家政. Which programs these are is our reading.
_PLAN_FIELDS = {
    "集成电路": ("集成电路技术", "集成电路工程技术", "集成电路设计与集成系统", "微电子技术"),
    "人工智能": ("人工智能技术应用", "人工智能工程技术", "人工智能"),
    "生物医药": ("药品生物技术", "生物制药技术", "生物制药", "制药工程", "药品生产技术"),
    "航空航天": ("飞机机电设备维修", "飞行器制造工程", "飞行器数字化制造技术", "航空航天工程", "飞机电子设备维修"),
    "智能制造": ("机电一体化技术", "工业机器人技术", "智能制造工程", "智能制造装备技术", "智能控制技术"),
    "健康": ("护理", "康复治疗技术", "健康管理", "护理学", "康复治疗学"),
    "养老": ("智慧健康养老服务与管理", "养老服务管理"),
    "托幼": ("婴幼儿托育服务与管理", "学前教育"),
    "家政": ("现代家政服务与管理", "家政学"),
}
_PLAN = "plan-2020-41"
_PLAN_UNTIL = "2030"


def supply_rates():
    return marked([{"step": step, "level": level, "category": EVERYTHING, "year_of_study": "0", "since": _SINCE, "share_bp": str(share)}
                   for step, levels in _RATES.items() for level, share in levels.items()], ASSUMED, AS_OF, "estimated")


def _route(ident, kind, source, share, years_more, begins, leads=None):
    row = {"id": ident, "kind": kind, "from_level": begins[0], "from_category": begins[1], "to_category": EVERYTHING,
           "years_more": str(years_more), "share_bp": str(share)}
    if leads:
        row |= {"to_level": leads[0], "to_category": leads[1]}
    return marked([row], source, AS_OF, "estimated")[0]


def promotion_routes(running):
    """`running`: categories ("voc2021:26") that have an offering in the city; a route without a target there is left out."""
    rows = []
    for category, discipline in _DISCIPLINE.items():
        begins = ("higher_vocational", f"voc2021:{category}")
        if f"ug2025:{discipline}" in running:
            rows.append(_route(f"ordinary-{category}", "ordinary", NATIONAL, _TO_BACHELOR, 2, begins, ("bachelor", f"ug2025:{discipline}")))
        related = f"voc2021:{int(category) - 20}"
        if related in running:
            rows.append(_route(f"vocational-{category}", "higher_to_bachelor", ASSUMED, _TO_VOCATIONAL_BACHELOR, 2, begins,
                               ("vocational_bachelor", related)))
    rows.append(_route("graduate-bachelor", "graduate", NATIONAL, _TO_GRADUATE, 3, ("bachelor", EVERYTHING)))
    rows.append(_route("graduate-vocational", "graduate", ASSUMED, _VOCATIONAL_TO_GRADUATE, 3, ("vocational_bachelor", EVERYTHING)))
    return rows


def inflows():
    return marked([{"occupation": major, "since": _SINCE, "share_bp": str(share)} for major, share in _INFLOW.items()],
                  ASSUMED, AS_OF, "estimated")


def separations():
    return marked([{"occupation": major, "since": _SINCE, "leave_bp": str(leave), "move_bp": str(move)}
                   for major, (leave, move) in _SEPARATIONS.items()], ASSUMED, AS_OF, "estimated")


def scenarios():
    return marked([{"id": ident, "title": zh, "title_en": en, "summary": summary} for ident, (zh, en, summary, _) in _SCENARIOS.items()],
                  ASSUMED, AS_OF, "estimated")


def scenario_changes():
    return marked([{"scenario": ident, "lever": lever, "subject": subject, "since": _SCENARIO_SINCE, "change_bp": str(change)}
                   for ident, (*_, changes) in _SCENARIOS.items() for lever, subject, change in changes], ASSUMED, AS_OF, "estimated")


def resource_uses():
    """What a thousand students use: a place each, teachers by the national ratios, training rooms by assumption."""
    def row(resource, level, category, amount, source):
        return marked([{"resource": resource, "level": level, "category": category, "per_thousand": str(amount)}], source, AS_OF, "estimated")[0]

    rows = []
    for level in ("higher_vocational", "vocational_bachelor", "bachelor"):
        edition = "ug2025" if level == "bachelor" else "voc2021"
        rows.append(row("places", level, EVERYTHING, 1000, ASSUMED))
        rows.append(row("teachers", level, EVERYTHING, round(1000 / _STUDENTS_A_TEACHER_ELSE), _CONDITIONS))
        rows.append(row("laboratory_hours", level, EVERYTHING, _LABORATORY_ELSE * 1000, ASSUMED))
        rows += [row("teachers", level, category, round(1000 / students), _CONDITIONS)
                 for category, students in _STUDENTS_A_TEACHER.items()
                 if category.startswith(edition) and (level == "bachelor" or (category[-2] in "45") == (level == "higher_vocational"))]
        shift = 20 if level == "vocational_bachelor" else 0
        rows += [row("laboratory_hours", level, f"{edition}:{int(category) - shift:02}", hours * 1000, ASSUMED)
                 for category, hours in _LABORATORY_HOURS[edition].items()]
    return rows


def quota_floors(offering_rows, program_rows):
    """Programs of the plan's fields that somebody offers keep at least their places."""
    offered = {row["program"] for row in offering_rows}
    rows = []
    for name, names in _PLAN_FIELDS.items():
        for program in program_rows:
            if program["name"] in names and program["id"] in offered:
                rows += marked([{"id": f"plan-{program['id'].replace(':', '-')}", "kind": "priority",
                                 "title": f"试点方案支持的领域（{name}）：{program['name']}", "category": EVERYTHING,
                                 "program": program["id"], "since": _SCENARIO_SINCE, "until": _PLAN_UNTIL, "share_bp": "10000"}],
                               _PLAN, AS_OF, "estimated")
    return sorted(rows, key=lambda row: row["id"])


def categories_of(offering_rows, program_rows):
    """Categories of the offerings, as `running` of promotion_routes."""
    category = {row["id"]: f"{row['edition']}:{row['category_code']}" for row in program_rows}
    return {category[row["program"]] for row in offering_rows}
