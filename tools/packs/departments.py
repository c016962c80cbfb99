"""Departments and their names in plan texts, national and of Shanghai.

One line a unit: id | official name | names in use. Names are those of 2025; a unit that was dissolved has its own line when plan texts still name it.
"""

from pack_files import marked
from sources import RETRIEVED

NATIONAL = """
cn-state-council | 国务院 |
cn-mfa | 外交部 | 中华人民共和国外交部
cn-mod | 国防部 | 中华人民共和国国防部
cn-ndrc | 国家发展和改革委员会 | 国家发展改革委 发展改革委 国家发改委 发改委 中华人民共和国国家发展和改革委员会
cn-moe | 教育部 | 中华人民共和国教育部
cn-most | 科学技术部 | 科技部 中华人民共和国科学技术部
cn-miit | 工业和信息化部 | 工信部 中华人民共和国工业和信息化部
cn-neac | 国家民族事务委员会 | 国家民委
cn-mps | 公安部 | 中华人民共和国公安部
cn-mss | 国家安全部 | 安全部
cn-mca | 民政部 | 中华人民共和国民政部
cn-moj | 司法部 | 中华人民共和国司法部
cn-mof | 财政部 | 中华人民共和国财政部
cn-mohrss | 人力资源和社会保障部 | 人力资源社会保障部 人社部 人力社保部 中华人民共和国人力资源和社会保障部
cn-mnr | 自然资源部 | 中华人民共和国自然资源部
cn-mee | 生态环境部 | 中华人民共和国生态环境部
cn-mohurd | 住房和城乡建设部 | 住房城乡建设部 住建部 中华人民共和国住房和城乡建设部
cn-mot | 交通运输部 | 中华人民共和国交通运输部
cn-mwr | 水利部 | 中华人民共和国水利部
cn-moa | 农业农村部 | 中华人民共和国农业农村部
cn-mofcom | 商务部 | 中华人民共和国商务部
cn-mct | 文化和旅游部 | 文旅部 文化旅游部 中华人民共和国文化和旅游部
cn-nhc | 国家卫生健康委员会 | 国家卫生健康委 卫生健康委 国家卫健委 卫健委
cn-mva | 退役军人事务部 | 退役军人部 中华人民共和国退役军人事务部
cn-mem | 应急管理部 | 应急部 中华人民共和国应急管理部
cn-pbc | 中国人民银行 | 人民银行 央行
cn-audit | 审计署 | 中华人民共和国审计署
cn-sasac | 国务院国有资产监督管理委员会 | 国务院国资委 国资委
cn-customs | 海关总署 | 中华人民共和国海关总署
cn-tax | 国家税务总局 | 税务总局
cn-samr | 国家市场监督管理总局 | 市场监管总局 国家市场监管总局
cn-nfra | 国家金融监督管理总局 | 金融监管总局 国家金融监管总局
cn-cbirc | 中国银行保险监督管理委员会 | 银保监会 中国银保监会
cn-csrc | 中国证券监督管理委员会 | 证监会 中国证监会
cn-nrta | 国家广播电视总局 | 广电总局 国家广电总局
cn-sport | 国家体育总局 | 体育总局
cn-letters | 国家信访局 | 信访局
cn-stats | 国家统计局 | 统计局
cn-cnipa | 国家知识产权局 | 知识产权局
cn-cidca | 国家国际发展合作署 | 国际发展合作署
cn-nhsa | 国家医疗保障局 | 国家医保局 医保局
cn-ggj | 国家机关事务管理局 | 国管局
cn-grain | 国家粮食和物资储备局 | 粮食和储备局 国家粮食和储备局 粮食和物资储备局
cn-nea | 国家能源局 | 能源局
cn-nda | 国家数据局 | 数据局
cn-sastind | 国家国防科技工业局 | 国防科工局 国家国防科工局
cn-tobacco | 国家烟草专卖局 | 烟草局
cn-nia | 国家移民管理局 | 移民局 国家移民局
cn-forest | 国家林业和草原局 | 国家林草局 林草局
cn-rail | 国家铁路局 | 铁路局
cn-caac | 中国民用航空局 | 民航局 中国民航局
cn-post | 国家邮政局 | 邮政局
cn-ncha | 国家文物局 | 文物局
cn-natcm | 国家中医药管理局 | 中医药局 国家中医药局
cn-ndcpa | 国家疾病预防控制局 | 疾控局 国家疾控局
cn-mine | 国家矿山安全监察局 | 矿山安监局 国家矿山安监局
cn-fire | 国家消防救援局 | 消防救援局
cn-safe | 国家外汇管理局 | 外汇局 国家外汇局
cn-nmpa | 国家药品监督管理局 | 药监局 国家药监局
cn-rural | 国家乡村振兴局 | 乡村振兴局
cn-poverty | 国务院扶贫开发领导小组办公室 | 扶贫办 国务院扶贫办
cn-cas | 中国科学院 | 中科院
cn-cass | 中国社会科学院 | 社科院 中国社科院
cn-cae | 中国工程院 | 工程院
cn-cma | 中国气象局 | 气象局
cn-xinhua | 新华通讯社 | 新华社
cn-org | 中共中央组织部 | 中央组织部 中组部
cn-pub | 中共中央宣传部 | 中央宣传部 中宣部
cn-united | 中共中央统一战线工作部 | 中央统战部
cn-cac | 国家互联网信息办公室 | 国家网信办 中央网信办 网信办
cn-scopsr | 中央机构编制委员会办公室 | 中央编办
cn-acftu | 中华全国总工会 | 全国总工会 全总
cn-youth | 中国共产主义青年团中央委员会 | 共青团中央 团中央
cn-women | 中华全国妇女联合会 | 全国妇联
cn-cast | 中国科学技术协会 | 中国科协
cn-acfic | 中华全国工商业联合会 | 全国工商联
cn-cdpf | 中国残疾人联合会 | 中国残联
cn-zhijiaoshe | 中华职业教育社 |
cn-railway | 中国国家铁路集团有限公司 | 中国铁路总公司 国铁集团
"""

# 国发〔2019〕4号 names the nine members.
NATIONAL_GROUPS = """
cn-vocational-joint-meeting | 国务院职业教育工作部际联席会议 | cn-moe cn-mohrss cn-ndrc cn-miit cn-mof cn-moa cn-sasac cn-tax cn-poverty
"""

CITY = """
sh-government | 上海市人民政府 | 市政府 市人民政府
sh-government-office | 上海市人民政府办公厅 | 市政府办公厅
sh-fgw | 上海市发展和改革委员会 | 市发展改革委 市发改委 市发展和改革委员会 上海市发展改革委 上海市发改委
sh-jw | 上海市教育委员会 | 市教委 市教育委员会 上海市教委
sh-jxw | 上海市经济和信息化委员会 | 市经济信息化委 市经信委 市经济和信息化委 市经济和信息化委员会 上海市经济信息化委 上海市经信委
sh-kw | 上海市科学技术委员会 | 市科委 市科学技术委员会 上海市科委 市科技委
sh-czj | 上海市财政局 | 市财政局
sh-rsj | 上海市人力资源和社会保障局 | 市人力资源社会保障局 市人社局 市人力社保局 市人力资源和社会保障局 上海市人力资源社会保障局 上海市人社局
sh-gzw | 上海市国有资产监督管理委员会 | 市国资委 市国有资产监督管理委员会 上海市国资委
sh-ghzyj | 上海市规划和自然资源局 | 市规划资源局 市规资局 市规划和自然资源局 市规划国土资源局 上海市规划资源局
sh-nyncw | 上海市农业农村委员会 | 市农业农村委 市农委 市农业农村委员会 上海市农业农村委
sh-wjw | 上海市卫生健康委员会 | 市卫生健康委 市卫健委 市卫生健康委员会 上海市卫生健康委
sh-mzj | 上海市民政局 | 市民政局
sh-whlyj | 上海市文化和旅游局 | 市文化旅游局 市文旅局 市文化和旅游局 上海市文旅局
sh-gdj | 上海市广播电视局 | 市广播电视局 市广电局
sh-wwj | 上海市文物局 | 市文物局
sh-tax | 国家税务总局上海市税务局 | 市税务局 上海市税务局
sh-jrb | 中共上海市委金融委员会办公室 | 市委金融办 市金融工作局 市地方金融监管局 市金融局 市金融办 上海市地方金融监督管理局 上海市金融工作局
sh-sww | 上海市商务委员会 | 市商务委 市商务委员会 上海市商务委
sh-tjj | 上海市统计局 | 市统计局
sh-zjw | 上海市住房和城乡建设管理委员会 | 市住房城乡建设管理委 市住建委 市住房和城乡建设管理委员会 市建设管理委 上海市住建委
sh-fgj | 上海市房屋管理局 | 市房屋管理局 市房管局
sh-jtw | 上海市交通委员会 | 市交通委 市交通委员会 上海市交通委
sh-swj | 上海市水务局（上海市海洋局） | 市水务局 市海洋局 上海市水务局 上海市海洋局
sh-sthjj | 上海市生态环境局 | 市生态环境局
sh-tyj | 上海市体育局 | 市体育局
sh-lhsrj | 上海市绿化和市容管理局 | 市绿化市容局 市绿化和市容管理局 市林业局 上海市绿化市容局
sh-yjj | 上海市应急管理局 | 市应急局 市应急管理局
sh-scjgj | 上海市市场监督管理局 | 市市场监管局 市市场监督管理局 上海市市场监管局
sh-yjj-drug | 上海市药品监督管理局 | 市药品监管局 市药监局 市药品监督管理局
sh-zscqj | 上海市知识产权局 | 市知识产权局
sh-sjj | 上海市数据局 | 市数据局
sh-bigdata | 上海市大数据中心 | 市大数据中心
sh-gaj | 上海市公安局 | 市公安局
sh-sfj | 上海市司法局 | 市司法局
sh-sjj-audit | 上海市审计局 | 市审计局
sh-ybj | 上海市医疗保障局 | 市医保局 市医疗保障局
sh-tyjrj | 上海市退役军人事务局 | 市退役军人局 市退役军人事务局
sh-wsb | 上海市人民政府外事办公室 | 市政府外办 市外办
sh-hzb | 上海市人民政府合作交流办公室 | 市政府合作交流办 市合作交流办
sh-jgj | 上海市机关事务管理局 | 市机管局
sh-mzzj | 上海市民族和宗教事务局 | 市民族宗教局
sh-gdb | 上海市国防动员办公室 | 市国动办 市民防办
sh-lswz | 上海市粮食和物资储备局 | 市粮食物资储备局
sh-zwb | 中共上海市委组织部 | 市委组织部
sh-rcj | 上海市人才工作局 | 市人才局 市人才工作局
sh-xcb | 中共上海市委宣传部 | 市委宣传部
sh-tzb | 中共上海市委统一战线工作部 | 市委统战部
sh-wxb | 中共上海市委网络安全和信息化委员会办公室 | 市委网信办
sh-bb | 中共上海市委机构编制委员会办公室 | 市委编办
sh-kjgw | 中共上海市科技工作委员会 | 市科技工作党委
sh-jygw | 中共上海市教育卫生工作委员会 | 市教卫工作党委
sh-kcb | 上海推进科技创新中心建设办公室 | 市推进科创办 上海科创办 上海市张江高新技术产业开发区管理委员会 张江高新区管委会
sh-zgh | 上海市总工会 | 市总工会
sh-tsw | 中国共产主义青年团上海市委员会 | 团市委 共青团上海市委 共青团上海市委员会
sh-fl | 上海市妇女联合会 | 市妇联
sh-kx | 上海市科学技术协会 | 市科协
sh-gsl | 上海市工商业联合会 | 市工商联
sh-cl | 上海市残疾人联合会 | 市残联
sh-zhijiaoshe | 上海中华职业教育社 | 市中华职教社
sh-ksy | 上海市教育考试院 | 市教育考试院
sh-txglj | 上海市通信管理局 | 市通信管理局
sh-customs | 中华人民共和国上海海关 | 上海海关
sh-pbc | 中国人民银行上海总部 | 人民银行上海总部 人民银行上海市分行
sh-nfra | 国家金融监督管理总局上海监管局 | 上海金融监管局 上海银保监局
sh-csrc | 中国证券监督管理委员会上海监管局 | 上海证监局
sh-msa | 中华人民共和国上海海事局 | 上海海事局
sh-qxj | 上海市气象局 | 市气象局
"""

OTHER = """
sh-lingang | 中国（上海）自由贸易试验区临港新片区管理委员会 | 临港新片区管委会 自贸试验区临港新片区管委会 临港管委会 临港新片区 中国（上海）自贸试验区临港新片区管委会
sh-ftz | 中国（上海）自由贸易试验区管理委员会 | 上海自贸试验区管委会 自贸试验区管委会
sh-hongqiao | 上海虹桥国际中央商务区管理委员会 | 虹桥国际中央商务区管委会 虹桥商务区管委会
sh-chemical | 上海化学工业区管理委员会 | 化学工业区管委会 上海化工区管委会 化工区管委会
sh-resort | 上海国际旅游度假区管理委员会 | 国际旅游度假区管委会
sh-delta | 长三角生态绿色一体化发展示范区执行委员会 | 一体化示范区执委会 长三角一体化示范区执委会
"""
OTHER_REGION = {"sh-lingang": "lingang"}

DISTRICTS = {
    "310101": "黄浦区", "310104": "徐汇区", "310105": "长宁区", "310106": "静安区", "310107": "普陀区", "310109": "虹口区",
    "310110": "杨浦区", "310112": "闵行区", "310113": "宝山区", "310114": "嘉定区", "310115": "浦东新区", "310116": "金山区",
    "310117": "松江区", "310118": "青浦区", "310120": "奉贤区", "310151": "崇明区",
}
CITY_ID = "310000"
DISTRICT_GROUP = "sh-districts"
DISTRICT_GROUP_NAMES = ("各区人民政府", "各区政府", "各区", "各有关区人民政府", "各有关区政府", "各相关区人民政府", "各相关区政府", "相关区人民政府",
                        "相关区政府", "有关区人民政府", "有关区政府", "相关区", "有关区", "各区县人民政府", "各区（县）人民政府", "16个区人民政府",
                        "各区县政府")

NATIONAL_SOURCE, CITY_SOURCE = "state-organs", "sh-organs"


def _units(text):
    for line in text.strip().splitlines():
        ident, name, others = (part.strip() for part in line.split("|"))
        yield ident, name, others.split()


def _department_aliases(units):
    return [{"kind": "department", "alias": alias, "target": ident} for ident, _, others in units for alias in others]


def district_department(adcode):
    return f"sh-gov-{adcode}"


def national():
    """(departments, department_groups, aliases)"""
    units = list(_units(NATIONAL))
    groups = [{"id": i, "name": n, "members": "|".join(m)} for i, n, m in _units(NATIONAL_GROUPS)]
    departments = [{"id": i, "name": n, "level": "national"} for i, n, _ in units]
    return tuple(marked(rows, NATIONAL_SOURCE, RETRIEVED) for rows in (departments, groups, _department_aliases(units)))


def shanghai():
    """(departments, department_groups, aliases)"""
    city, other = list(_units(CITY)), list(_units(OTHER))
    governments = [(district_department(code), f"上海市{name}人民政府",
                    [f"{name}人民政府", f"{name}政府", name]) for code, name in DISTRICTS.items()]
    departments = [{"id": i, "name": n, "level": "city", "region": CITY_ID} for i, n, _ in city]
    departments += [{"id": i, "name": n, "level": "district", "region": i.rsplit("-", 1)[1]} for i, n, _ in governments]
    departments += [{"id": i, "name": n, "level": "other", "region": OTHER_REGION.get(i, CITY_ID)} for i, n, _ in other]
    groups = [{"id": DISTRICT_GROUP, "name": DISTRICT_GROUP_NAMES[0],
               "members": "|".join(district_department(code) for code in DISTRICTS)}]
    aliases = _department_aliases(city + governments + other)
    aliases += [{"kind": "department", "alias": a, "target": DISTRICT_GROUP} for a in DISTRICT_GROUP_NAMES[1:]]
    return tuple(marked(rows, CITY_SOURCE, RETRIEVED) for rows in (departments, groups, aliases))


def resolver():
    """Printed name → list of department ids, over both packs; used by the plan outline."""
    table = {}
    for departments, groups, aliases in (national(), shanghai()):
        table |= {d["name"]: [d["id"]] for d in departments}
        members = {g["id"]: g["members"].split("|") for g in groups}
        table |= {g["name"]: members[g["id"]] for g in groups}
        table |= {a["alias"]: members.get(a["target"], [a["target"]]) for a in aliases}
    return table
