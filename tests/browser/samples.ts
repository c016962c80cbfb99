// Texts and tables that the stories hand to the server. Written for the tests; no official text.

export const SAMPLE_PLAN = `云岭市产教融合三年行动方案

市发展改革委
市教委
2026年3月1日

为推动教育与产业衔接，制定本方案。

一、总体要求
（一）工作思路
以产业需求为导向，统筹学校、企业和园区。
（二）工作目标
到2028年，培育50家左右产教融合型企业，建设6-8个公共实训基地，建设20个左右重大项目，培养一大批技术技能人才。

二、主要任务
（一）优化布局
1. 建设实训基地。面向集成电路、生物医药等行业布局实训基地。（责任部门：市教委、市发展改革委，各区人民政府）
2. 开放实验设备。推动高校实验设备向企业开放，𠮷利工坊先行试点。（责任部门：市科委、市经济信息化委）
（二）培育企业
1. 建立培育库。对入库企业给予支持。（责任部门：市发展改革委、市财政局、云岭市星辰办）
2. 开展订单培养。（牵头单位：市人力资源社会保障局，配合单位：市教委）

三、保障措施
（一）加强协调。建立会商机制。（责任部门：市发展改革委）
`;

// Three rows for campuses: one good, one of an unknown school, one with a latitude that is none.
export const campuses_csv = (school: string, region: string, source: string) =>
  [
    "id,school,name,region,lng,lat,plotted,source,as_of,quality",
    `browser-test-1,${school},测试校区,${region},121.5,31.2,1,${source},2026-11-01,estimated`,
    `browser-test-2,9999999999,无此校,${region},121.5,31.2,1,${source},2026-11-01,estimated`,
    `browser-test-3,${school},坐标有误,${region},121.5,九十,1,${source},2026-11-01,estimated`,
    "",
  ].join("\n");

// Two rows for organisations that may be one: the same name but for the city and the legal form.
export const doubles_csv = (source: string) =>
  [
    "id,name,kind,credit_code,region,industry,staff_persons,listed_as,stage,source,as_of,quality",
    `browser-double-1,云岭浏览器测试仪器有限公司,enterprise,,310115,C40,120,,none,${source},2026-11-01,measured`,
    `browser-double-2,上海云岭浏览器测试仪器股份有限公司,enterprise,,,,,,none,${source},2026-11-01,synthetic`,
    "",
  ].join("\n");
