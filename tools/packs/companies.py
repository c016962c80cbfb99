"""Shanghai's listed companies as organisations: name and code as listed; industry by our own table, so estimated."""

import re

from pack_files import gathered, marked

SOURCE, AS_OF = "listed-2026", "2026-02-26"
AREA = "上海"

# The data vendor's label → GB/T 4754 division, or section where the label spans divisions. Labels that span sections are left out.
INDUSTRY_OF_LABEL = {
    "半导体": "C39", "元器件": "C39", "通信设备": "C39", "IT设备": "C39", "软件服务": "I65", "互联网": "I64",
    "汽车配件": "C36", "汽车整车": "C36", "电气设备": "C38", "家用电器": "C38", "电器仪表": "C40",
    "化工原料": "C26", "染料涂料": "C26", "日用化工": "C26", "化纤": "C28", "塑料": "C29", "橡胶": "C29",
    "化学制药": "C27", "生物制药": "C27", "中成药": "C27", "医药商业": "F",
    "专用机械": "C35", "工程机械": "C35", "化工机械": "C35", "纺织机械": "C35", "轻工机械": "C35",
    "机械基件": "C34", "机床制造": "C34", "船舶": "C37", "运输设备": "C37",
    "建筑工程": "E", "装修装饰": "E50", "区域地产": "K70", "全国地产": "K70", "房产服务": "K70", "园区开发": "K70",
    "食品": "C14", "乳制品": "C14", "红黄酒": "C15", "白酒": "C15", "饲料": "C13",
    "纺织": "C17", "服饰": "C18", "造纸": "C22", "家居用品": "C", "玻璃": "C30", "陶瓷": "C30",
    "普钢": "C31", "铝": "C32", "铜": "C32", "小金属": "C32", "石油加工": "C25",
    "石油开采": "B", "煤炭开采": "B06", "火力发电": "D44", "供气供热": "D", "环境保护": "N77",
    "百货": "F52", "超市连锁": "F52", "商贸代理": "F51", "其他商业": "F", "汽车服务": "F",
    "水运": "G55", "港口": "G55", "空运": "G56", "机场": "G56", "公共交通": "G54", "仓储物流": "G", "酒店餐饮": "H",
    "银行": "J66", "证券": "J67", "保险": "J68", "多元金融": "J",
    "影视音像": "R87", "出版业": "R86", "种植业": "A01", "渔业": "A04", "农业综合": "A",
}


def _listed(folder):
    return sorted((r for r in gathered(folder, "listed_companies_cn_2026.csv") if r["area"] == AREA), key=lambda r: r["ts_code"])


def _identity(r):
    return f"listed-{r['ts_code'].lower()}"


def _official(name):
    """Registered names print full-width brackets."""
    return name.replace("(", "（").replace(")", "）")


def organisations(folder):
    rows = []
    for r in _listed(folder):
        industry = INDUSTRY_OF_LABEL.get(r["industry"], "")
        rows.append({"id": _identity(r), "name": _official(r["full_name"]), "kind": "enterprise", "industry": industry,
                     "listed_as": r["ts_code"], "stage": "none", "quality": "estimated" if industry else "measured"})
    return marked(rows, SOURCE, AS_OF)


# Short names that are a place or an ordinary word in other texts.
_ORDINARY = {"徐家汇", "外高桥", "新世界", "数据港", "大智慧"}


def aliases(folder):
    """Exchange short names, without marks of delisting risk and share class; a name of two companies, or a common word, is left out."""
    names = {}
    for r in _listed(folder):
        short = re.sub(r"^\*?ST|-[A-Z]+$|[ABＡＢ\s]+$", "", r["short_name"])
        names.setdefault(short, set()).add(_identity(r))
    official = {_official(r["full_name"]) for r in _listed(folder)}
    return marked([{"kind": "organisation", "alias": n, "target": min(i)} for n, i in sorted(names.items())
                   if len(i) == 1 and len(n) > 2 and n not in official | _ORDINARY], SOURCE, AS_OF)
