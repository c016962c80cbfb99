"""The editions of the catalogues: which list a code was read from, who issued it, when it was in force."""

import industries
import occupations
from pack_files import marked
from sources import RETRIEVED

_ROWS = (
    (industries.EDITION, "industry", "国民经济行业分类（GB/T 4754—2017）", "国家统计局", "2017-10-01", "", "gbt4754-2017"),
    (occupations.EDITION, "occupation", "中华人民共和国职业分类大典（2022年版）", "人力资源和社会保障部 市场监管总局 国家统计局",
     occupations.PUBLISHED, "", "occupations-2022"),
    ("voc2004", "program", "普通高等学校高职高专教育指导性专业目录（试行）（2004年）", "教育部", "2004-10-22", "2015-10-25", "voc-register"),
    ("voc2015", "program", "普通高等学校高等职业教育（专科）专业目录（2015年）", "教育部", "2015-10-26", "2021-03-11", "voc-register"),
    ("voc2021", "program", "职业教育专业目录（2021年）及历次增补", "教育部", "2021-03-12", "", "voc-catalogue-2021"),
    ("ug2025", "program", "普通高等学校本科专业目录（2025年）", "教育部", "2025-04-22", "", "ug-catalogue-2025"),
    (occupations.SKILL_EDITION, "skill", "国家职业技能标准中的职业功能", "人力资源和社会保障部", "", "", "skill-standards"),
)


def editions():
    names = ("id", "catalogue", "title", "issuer", "valid_from", "valid_until", "source")
    return marked([dict(zip(names, row)) for row in _ROWS], "", RETRIEVED)
