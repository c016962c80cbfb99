"""Terms by which texts name occupations, skills and places: what a reading knows beside the names of the other tables.

Titles and their occupations (titles.txt) and names of skills (skill_names.txt) are our own lists; job types, tags and places are names taken from
the gathered data. No text of an advert and no definition enters the pack.
"""

import json
import re
from collections import Counter
from pathlib import Path

from pack_files import gathered, marked, table_rows

HERE = Path(__file__).resolve().parent
WHOLE, PART = "10000", "4000"  # a title, and a word that is only part of one
MUNICIPALITIES = ("11", "12", "31", "50")
TAG_LEAST = 20  # postings that carry a tag before it is a skill

# Tags that name what a firm sells, where one works, what one is or has studied, and work so general that an advert for anything names it.
NO_SKILL_EITHER = frozenset("""
0元入职 500强 世界500强 it/信息化领域 it服务 erp项目 gis/地图项目 app后台开发 cloud saas bug bug修复 debug ip ic ib ti to b to c ups web端 pc端 网页端 st m语言 d语言 sa算法 mq an ad sci idea framework objective
listing 一对一 上课 中学 主播 事务所 云平台 亚马逊运营 人事 人工智能服务 人才培养 仪器 仪器设备 仪表 优化方案 企业客户 企业服务 会计师 会计师事务所 传媒 低压 中压 高压 体育 供应链 信息化 信息技术 信息系统 信用卡
信贷 健身俱乐部 健身房 储备干部 储能 光伏 光学 光电 入账 入库 出货 全英文授课 公立学校 私立学校 内勤 写作 函数 力学 分析师 分析数据 创意文案 办公室办公 办公环境好 功能设计 动画 助教 包装 医疗领域 医美 医院 千牛 华为 双语学校 双语教学
发货 变压器 口语 同事nice 后勤 呼叫中心 商业地产 商业信息化 图像识别产品 图表 在线医疗 地处繁华商圈 大健康 大客户 大客户（ka） ka大客户 大小周 大屏/可视化项目 大平台 大数据领域 人工智能领域 奢侈品 学前教育 学科带头人 安装 安装/调试 实验室
审计报告 客户资源 客户资料 客户档案 室内办公 家具 宿舍 就近分配 居家办公 展会 工业 工业软件 工作轻松 工具类产品 工商管理 市场动态 市场信息 师徒带教 师范 平台产品 平台规则 幼儿园 幼师 幼教 广告学 库存 应收 应用数学 建筑工程 开具 开发文档
快消 快消品 技工 技术员 技术战略 技术架构 技术开发 技术研发 技术研究 技术管理 技术交流 技术指导 支付 收款 控制器 控制柜 教务 教培 教学活动 教学材料 教学资源 教学质量 教育学 数字化 数据产品 数据中心 数据报告 数据支撑 数据驱动 数据质量 数据指标
数据标准 数学建模竞赛 文化传媒 文学 文职 新媒体 新媒体平台 新媒体渠道 新媒体矩阵 新媒体账号 新能源 新能源汽车 新能源汽车制造 新零售 无案底 无试用期 无销售性质 日常管理 日常维护 日常运营 日结 早九晚五 早九晚六 早教 旺旺 时间自由 智慧城市
智能制造 智能家居 智能硬件 服务业 机器人 机电 架构师 程序员 校招 核算 模块开发 汇总分析 汉语言文学 汽车交易平台 汽车电子产品 法律法规 测控 测绘 海报 消费生活 消费电子 消费电子产品 游戏项目 物流平台 物联网项目 班主任 理科 环保 环境优美 环境好
生命科学 生日会 生日礼品 生日红包 生活服务 生物学 生物医药 生物信息 电力电子产品 电力系统 电力电气 电化学 电商领域 电商项目 电子产品 电子信息 电子信息工程 电子烟 电气工程 电源 电网 电路 留学 直播视频项目 直销 知乎 短视频平台 社交平台 社交媒体
社交媒体平台 移动端设计 立即上岗 算法基础 算法模型 算法实现 算法研究 算法研发 管培生 管理规范 粉丝增长 结账 缓存 编码习惯 编码实现 代码开发 代码实现 编写代码 编导 网络教育 网络建设 美团 饿了么 美妆 考核 耗材 股份制企业 股权激励 脚本 自动化 自动化系统 自动化设备
自媒体 自媒体平台 艺术 营销计划 行政班 解题 计算机应用 训练 讲解 设计师 设计软件 试用期全额 财经 财税 质检 跨国 车联网 车载项目 车辆工程 软件系统 软件开发 软件研发 过节费 运营商 运营优化 运营数据 运营管理 通信领域 通信/网络设备 银行领域 银行项目 销售人员 销售内勤
销售政策 销售合同 阿里巴巴 雷达 音乐 预算 高温费 高等教育 鸿蒙项目 自然科学 商业分析 产品开发 产品设计 产品优化 产品管理 调度 客户管理 统计报表 营销管理 市场营销 问题解答 介绍课程 水泵 空调 天线 摄像头 容器 电机 逆变器 锂电池 充电桩 开关柜 配电柜 变频 区块链行业
""".split())

# Tags that name no skill: pay and comfort, kinds of employers, schooling, titles, flattery.
NO_SKILL = re.compile(
    r"(金|险|假|薪|奖|餐|补|贴|班车|体检|旅游|双休|福利|弹性|晋升|免费|住宿|食宿|期权|股票|休|年终|加班|团建|培训|节日|茶|公司|上市|行业|领导|"
    r"氛围|空间|团队|机会|经验|学历|本科|大专|统招|硕士|博士|高中|中专|专业|应届|在校|民营|国企|外企|互联网|融资|用户|无$|不限|以上|以下|"
    r"工程师|专员|经理|助理|代表|主管|总监|老师|教师|讲师|顾问|店员|文员|业务员|客服$|会计$|出纳$|销售$|实习|兼职|全职|岗位|职位|员工|服务｜|｜|"
    r"公积|社保|保障|提供|周末|地铁|年轻|扁平|大牛|专家|带薪|五天|工资|稳定|人性|平台大|规模|发展|可接受|接受|男|女|岁|其他|无责)")

TOO_WIDE = frozenset("""
上门 专业技术 业务 中介 中文 主动 二次开发 交流 产品 产品测试 传播 体系 作业批改 分析 分销 制造 制造业 医疗 医药 协调 双语 合作 后台 后端 开发 开拓 学习 学校
学科 定价 实施 实验 客户 客户端 客诉 家电 宣传 小区 工商 工艺 市场 平台 年级 建筑 开源 录入 心理 思维 房产 手机 打字 执行 技术 投诉 排班 接听 推广 搜索 撰写 教育
教学 整理 方案 服务 机械 核心业务 检测 模型 汽车 汽车领域 沟通 法律 洽谈 活动 流程 测试 消费 游戏 渠道 物业 物料 环境 生产 生物 电信 电子 电脑 电话 监控 直播 研发
研究 硬件 科技 移动 移动端 程序 策划 算法 管理 系统 维护 网店 网络 网页 能源 航空 药品 营销 表达 视觉 视频 规划 计划 计算机 订单 设备 设计 设计方案 调研 调试 质量 贸易 车辆 运维
运营 运维 通信 部署 部门 采购 金融 金融业 销售 镜头 镜像 阅读 集成 零售 零部件 零食 需求 项目 项目管理经验 领域 验证 高考 上传 上架 中小学 互动 五官 健身 健身瑜伽 公众 公关 内容
分公司 创新 前端 协助 历史 反馈 品牌 商业 商务 回访 地理 处理 外卖 外贸 好 媒体 安全 安卓 审核 对接 小学 引流 应用 总结 情感 房地产 政治 教材 数学 数据 文化 新闻 日常 架构 物理 生活
电商 社会 社区 租赁 移动互联网 科学 编码 编程 编辑 网站 职业教育 自然 英文 行政 表格 话术 语文 课程 财务 财会 跟进 跟踪 软件 辅导 选题 逻辑 酒店 银行 锻炼 门店 面试 高新技术企业 人才 人工 售前
优化 代码 报告 咨询 统计 评估 控制 指导 食品 化妆品 建材 其它 出差 服装 化工 材料 海外 经济 成本 验收 科研 半导体 it ai app web ui bi 微信 清洗 调优 人力资源 证券 期货 广告 电子工程 微电子 汽车电子
贸易/进出口 电子/半导体/集成电路 仪器仪表 工业自动化 数据敏感 数据敏感度 数据分析师 统计学 经济学 理工 理工科 计算机科学 电子技术 计算机软件 解决方案 瑜伽 软件工程 通信工程 驱动 开发语言 编程语言 开发工具 报表 数据支持 项目开发
项目计划 设计开发 产品研发 功能开发 系统设计 技术方案 设计文档 技术文档 需求文档 文档编写 代码编写 软件设计 软件架构 系统开发 数据平台 数据产品 数据模型 数据收集 数据统计 数据报表 分析报告 数据分析报告 可视化 仿真 芯片 建模 测试环境
测试工具 测试流程 测试方案 测试报告 集成电路 电子商务 网络设备 科技金融 电商平台 移动开发 服务器 操作系统 windows 法务 学术 材料学 数学专业 物联网技术 自动化专业 会计学 新闻学 市场营销学 管理学 法学 心理学 英语专业 机械工程 土木工程 医学 药学 护理学
售后 初中 出国 量化 心态 信息 学员 学生 家长 对账 客服 家教 会计 教师 老师 工程 电气 电力 化学 英语教育 物流 客户沟通 中职 云计算领域 产品定位 人才公寓 坐班 外勤 在线教育 小班教学 少儿
""".split())


# What a tag adds to the name of a tool or technique without meaning another one.
ADDED = re.compile(r"(开发|语言|技术|编程|数据库|框架|程序设计|软件|系统|验证|设计|算法|平台|工具|领域|应用)$")


def expanded(pattern):
    """`小学{语文,数学}老师` as its names, in order."""
    found = re.search(r"\{([^}]*)\}", pattern)
    if not found:
        return [pattern]
    return [name for part in found.group(1).split(",") for name in expanded(pattern[:found.start()] + part + pattern[found.end():])]


def _curated_lines(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def titles():
    """Rows of titles.txt; a title that stands twice keeps its first occupation, and a whole title beats a part."""
    rows = {}
    for line in _curated_lines("titles.txt"):
        code, words = (part.strip() for part in line.split("|", 1))
        for word in words.split():
            share = PART if word.startswith("~") else WHOLE
            for title in expanded(word.lstrip("~")):
                if title and (title not in rows or rows[title]["weight_bp"] < share):
                    rows[title] = {"kind": "title", "term": title, "target": code, "weight_bp": share}
    return marked(rows.values(), "title-list", "2026-11-27", "estimated")


def job_types(folder):
    """工种 of 职业分类大典. The gathered copy broke some names at line ends; pieces without a head are left out."""
    rows = {}
    for row in gathered(folder, "occupation_dadian_2022.csv"):
        for name in (row["job_types"] or "").split("|"):
            name = name.strip()
            if re.fullmatch(r"[\u4e00-\u9fff]{3,}", name) and re.search(r"[工员师手机]$", name) and name != row["name"]:
                rows.setdefault(name, {"kind": "job_type", "term": name, "target": row["code"], "weight_bp": WHOLE})
    return marked(rows.values(), "occupations-2022", "2022-09-28")


def _spelled():
    """Name in small letters → as it is written."""
    names = [name.strip() for line in _curated_lines("spellings.txt") for name in re.split(r"\s{2,}", line.strip())]
    return {name.lower(): name for name in names if name}


def _as_written(name, spelled):
    """python → Python, ug → UG, mysql → MySQL; names in Chinese stay."""
    if name in spelled or not re.fullmatch(r"[a-z0-9 .+#/-]+", name):
        return spelled.get(name, name)
    if len(name) <= 4 and " " not in name:
        return name.upper()
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))


def skill_names(folder):
    rows, spelled = {}, _spelled()
    for line in _curated_lines("skill_names.txt"):
        for group in re.split(r"\s{2,}|\t", line.strip()):
            names = [name.strip() for name in group.split(" = ")]
            for name in names:
                rows.setdefault(name, {"kind": "skill", "term": name, "target": _as_written(names[0], spelled), "weight_bp": WHOLE})
    listed = marked(list(rows.values()), "skill-list", "2026-11-27", "estimated")
    tags = {}
    for row in gathered(folder, "job_posting_tags.csv"):
        tag = row["tag"].strip().lower()
        fits = 2 <= len(tag) <= 14 and row["looks_like_benefit"] == "0" and int(row["n_postings"]) >= TAG_LEAST
        if not fits or tag in rows or not _names_skill(tag):
            continue
        plain = rows.get(ADDED.sub("", tag))  # mysql数据库 is MySQL
        target = plain["target"] if plain else _as_written(tag, spelled)
        tags.setdefault(tag, {"kind": "skill", "term": tag, "target": target, "weight_bp": WHOLE})
    return listed + marked(tags.values(), "advert-tags", "2026-11-23", "estimated")


def _names_skill(tag):
    if tag in TOO_WIDE or tag in NO_SKILL_EITHER or NO_SKILL.search(tag):
        return False
    return re.search(r"[\u4e00-\u9fffa-z]", tag) and not re.search(r"[\[\]'\"]", tag)


def _short(name):
    """成都市 → 成都; the name itself where nothing shorter is a name."""
    short = re.sub(r"(特别行政区|(维吾尔|壮族|回族)?自治区|省|市|地区|盟)$", "", name)
    short = re.sub(r"([\u4e00-\u9fff]{2,}?)(藏族羌族|土家族苗族|布依族苗族|苗族侗族|傣族景颇族|哈尼族彝族|蒙古族藏族|壮族苗族|[蒙藏彝白傣回]族?|朝鲜族|柯尔克孜|哈萨克|傈僳族|蒙古)?自治州$", r"\1", short)
    return short if len(short) >= 2 else name


def places(folder):
    """Provinces, prefectures and counties under their full and short names, and the towns whose name stands once in the country."""
    files = {level: json.loads((Path(folder) / f"{level}.json").read_text(encoding="utf-8"))
             for level in ("provinces", "cities", "areas", "streets")}
    rows = {}

    def add(term, code):
        rows.setdefault((term, code), {"kind": "place", "term": term, "target": code, "weight_bp": WHOLE})

    for row in files["provinces"]:
        add(row["name"], row["code"] + "0000")
        add(_short(row["name"]), row["code"] + "0000")
    for name, code in (("香港", "810000"), ("澳门", "820000"), ("台湾", "710000")):
        add(name, code)
    for row in files["cities"]:
        if row["name"] not in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"):
            add(row["name"], row["code"] + "00")
            add(_short(row["name"]), row["code"] + "00")
    for row in files["areas"]:
        if row["name"] not in ("市辖区", "县", "郊区", "城区") and not row["name"].endswith("直辖县级行政区划"):
            add(row["name"], row["code"])
            if row["name"].endswith("市"):
                add(_short(row["name"]), row["code"])
    towns = [row for row in files["streets"] if re.fullmatch(r"[\u4e00-\u9fff]{2,}(街道|镇|乡)", row["name"])]
    names = Counter(row["name"] for row in towns)
    for row in towns:
        if names[row["name"]] == 1:
            add(row["name"], row["code"])
    return marked(rows.values(), "places", "2023-06-30")


def schools(folder):
    rows = [{"kind": "school", "term": row["name"], "target": row["school_code"], "weight_bp": WHOLE}
            for row in gathered(folder, "schools_china_moe_20250620.csv")]
    return marked(rows, "moe-schools-2025-cn", "2025-06-20")


def companies(folder):
    rows = {}
    for row in gathered(folder, "listed_companies_cn_2026.csv"):
        rows.setdefault(row["full_name"], {"kind": "organisation", "term": row["full_name"], "target": row["ts_code"], "weight_bp": WHOLE})
    return marked(rows.values(), "listed-2026-cn", "2026-02-26")


def terms(folder, places_folder, committed):
    """Every term, sorted; the same bytes for the same input. Without a folder of places those of the committed pack stay."""
    named = places(places_folder) if places_folder else [row for row in table_rows(committed, "terms") if row["kind"] == "place"]
    rows = titles() + job_types(folder) + skill_names(folder) + named + schools(folder) + companies(folder)
    return sorted(rows, key=lambda row: (row["kind"], row["term"], row["target"]))
