"""Outline of 沪发改社〔2020〕41号: printed labels and headings, our own summaries, duties and targets. The official text is not in the pack.

The copy we read breaks off inside the third task of chapter two, section one; later tasks are not outlined.
"""

from departments import resolver
from pack_files import marked

PLAN, SOURCE, ISSUED = "sh-2020-41", "plan-2020-41", "2020-08-26"
DEADLINE = "2025"

_PLAN = {
    "id": PLAN, "title": "上海市建设产教融合型城市试点方案", "number": "沪发改社〔2020〕41号",
    "issuers": "sh-fgw|sh-jw|sh-jxw|sh-kw|sh-czj|sh-rsj|sh-gzw", "issued": ISSUED,
    "summary": "上海作为国家产教融合试点城市的五年安排：一个制度框架、六个方面、一个核心区和若干重点区。",
}

# path | printed label | heading | our summary
_CLAUSES = """
1 | 一、 | 总体要求 | 说明试点的思路、原则和2025年目标。
1.1 | （一） | 试点思路 | 从规划、培养模式、信息平台、项目和企业几处着手，让教育与产业相互衔接。
1.2 | （二） | 试点原则 | 三条原则：统筹、抓重点、创新制度。
1.2.1 | 1. | 加强统筹，协同推进 | 政府统筹与市场机制并用，按区域功能选定核心区和重点区。
1.2.2 | 2. | 突出重点，深化融合 | 选定重点行业，培育产教融合型企业，发挥龙头企业作用。
1.2.3 | 3. | 问题导向，创新制度 | 针对堵点试制度，因地制宜，形成可推广的做法。
1.3 | （三） | 试点目标 | 到2025年形成“1+6”格局，并给出各项数量目标。
2 | 二、 | 主要任务 | 分解各项任务并明确责任部门。
2.1 | （一） | 完善产教融合发展规划和资源布局 | 规划联动、区域布局、高等教育与职业教育统筹。
2.1.1 | 1. | 健全产教融合与经济社会发展联动规划机制 | 产教融合进入城市与产业规划，专业随需求增设、调整或关闭。
2.1.2 | 2. | 构建“1+N”产教融合区域发展格局 | 临港新片区为核心区，五个重点区各有侧重，其他区结合特点探索。
2.1.3 | 3. | 统筹高等教育和职业教育资源 | 建设应用型高校、高水平高职院校和专业群，各区差异化办职业教育。
"""

# clause | units as printed, in order
_DUTIES = """
2.1.1 | 市发展改革委 市教委 市经济信息化委 市规划资源局 各区人民政府
2.1.2 | 市发展改革委 市教委 市科委 相关区人民政府 临港新片区管委会
"""

# clause | subject | indicator | least | most | approximate | unit | qualitative word as printed
_TARGETS = """
1.3 | 产教融合制度框架 | institution_frame | | | 0 | | 构建
1.3 | 产教融合重点区域 | key_regions | | | 0 | 个 | 若干个
1.3 | 产教融合型行业 | key_industries | | | 0 | | 具有特色
1.3 | 产教融合型企业 | cultivated_enterprises | 200 | 200 | 1 | 家 |
1.3 | 产教融合实验实训、协同创新重大项目 | major_projects | 30 | 30 | 1 | 个 |
1.3 | 产教融合平台 | platforms | 40 | 40 | 0 | 个 |
1.3 | 技术技能和创新创业人才 | trained_people | | | 0 | | 一大批
2.1.3 | 应用型高校 | applied_universities | 6 | 8 | 0 | 所 |
2.1.3 | 高等职业院校 | leading_colleges | 2 | 4 | 0 | 所 |
2.1.3 | 专业（群） | leading_programs | 10 | 15 | 0 | 个 |
"""


def _lines(text):
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def _parent(path):
    return path.rsplit(".", 1)[0] if "." in path else ""


def _numbered(rows):
    """`seq` from 1 inside each clause, in printed order."""
    count = {}
    for row in rows:
        count[row["clause"]] = count.get(row["clause"], 0) + 1
        yield {**row, "seq": str(count[row["clause"]])}


def _duties():
    departments_of = resolver()
    for clause, units in _lines(_DUTIES):
        for unit in units.split():
            found = departments_of[unit]
            yield {"plan": PLAN, "clause": clause, "unit": unit, "departments": "|".join(found),
                   "role": "each" if len(found) > 1 else "joint"}


def _targets():
    for clause, subject, indicator, least, most, approximate, unit, qualitative in _lines(_TARGETS):
        yield {"plan": PLAN, "clause": clause, "subject": subject, "indicator": indicator, "least": least, "most": most,
               "approximate": approximate, "unit": unit, "deadline_year": DEADLINE, "qualitative": qualitative}


def outline():
    """The four plan tables by name."""
    clauses = [{"plan": PLAN, "clause": path, "parent": _parent(path), "label": label, "heading": heading, "summary": summary}
               for path, label, heading, summary in _lines(_CLAUSES)]
    tables = {"plans": [_PLAN], "plan_clauses": clauses, "plan_duties": list(_numbered(_duties())),
              "plan_targets": list(_numbered(_targets()))}
    return {name: marked(rows, SOURCE, ISSUED) for name, rows in tables.items()}
