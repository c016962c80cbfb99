// One story: an enterprise posts a need, a school's offer fits it, both accept, agree on two milestones and fulfil them. Beside
// it a base that is booked twice for the same days, the co-ordinator's board, the three lists and the demand survey.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PHONE, settled, type Visit, visit, WIDE } from "./browser";
import { type OwnServer, own_server } from "./own_server";

interface Named {
  id: string;
  name: string;
}
interface List {
  items: Named[];
}

let server: OwnServer;
let session: Visit;
let enterprise: Named;
let school: Named;
let offer = "";
let need = "";
let deal = "";

const OFFER = "工业机器人系统操作员方向20名学生可以实习";
const NEED = "招工业机器人系统操作员实习生20名";
const TEXT =
  "在浦东新区操作和维护工业机器人，必须会PLC编程，会CAD者优先，不要求有焊接经验。大专及以上学历，招20人。";
const NEED_PHONE = "021-55550001";
const OFFER_PHONE = "021-55550002";
const in_days = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  server = await own_server();
  const one = async (path: string) => (await server.ask<List>(path)).items[0] as Named;
  enterprise = await one("/api/v1/organisations?kind=enterprise&quality=measured&limit=1");
  school = await one("/api/v1/schools?level=higher_vocational&limit=1");
  const posted = await server.send<{ listing: { id: string } }>("/api/v1/listings", {
    side: "offer",
    kind: "internship",
    title: OFFER,
    text: "学生操作和维护过工业机器人，会PLC编程、焊接，可在浦东新区实习，大专学历。",
    school: school.id,
    region: "310115",
    seats_persons: 20,
    contact_name: "王老师",
    contact_phone: OFFER_PHONE,
  });
  offer = posted.listing.id;
  session = await visit();
}, 180_000);
afterAll(async () => {
  await session?.close();
  server?.stop();
});

const open = (path: string) => server.open(session.page, path);
const main = () => session.page.locator("main").innerText();
const label = (name: string) => session.page.getByLabel(name, { exact: true });
const button = (name: string) => session.page.getByRole("button", { name, exact: true });
const told = (text: string) => session.page.locator(".ant-message").getByText(text, { exact: true }).first();

async function choose(name: string, typed: string, option = typed) {
  const { page } = session;
  await label(name).click();
  await label(name).fill(typed);
  const found = page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: option });
  await found.first().click();
}

async function day(name: string, iso: string) {
  await label(name).fill(iso);
  await session.page.keyboard.press("Enter");
}

async function act(name: string, done: string, reason = "") {
  if (reason) await label("理由").fill(reason);
  await button(name).click();
  await told(done).waitFor();
  await settled(session.page);
}

const here = () => session.page.locator(".course-here").innerText();
const chips = (within: Locator) => within.locator(".concept");

describe("a need", () => {
  it("is read while it is written, and the person corrects it", async () => {
    const { page } = session;
    await open("/exchange/new?side=need");
    await choose("发布方", enterprise.name);
    await label("标题").fill(NEED);
    await label("正文").fill(TEXT);
    const reading = page.locator(".live-reading");
    await chips(reading).filter({ hasText: "工业机器人系统操作员" }).first().waitFor();
    await chips(reading).filter({ hasText: "PLC" }).filter({ hasText: "必须" }).waitFor();
    await chips(reading).filter({ hasText: "CAD" }).filter({ hasText: "优先" }).waitFor();
    await chips(reading).filter({ hasText: "焊接" }).filter({ hasText: "不要求" }).waitFor();
    expect(await page.locator(".form-field", { hasText: "地区" }).last().innerText()).toContain("浦东新区");
    expect(await label("人数").inputValue()).toBe("20");
    await reading.getByRole("button", { name: /^去掉.*CAD$/ }).click();
    await choose("补充职业、专业或技能", "机器人示教", "技能 · 机器人示教");
    await chips(reading).filter({ hasText: "机器人示教" }).filter({ hasText: "人工" }).waitFor();
  });

  it("is not lost when the page is loaded again", async () => {
    const { page } = session;
    await open("/exchange/new?side=need");
    await page.getByText("已取回上次没有发布的草稿。").waitFor();
    expect(await label("标题").inputValue()).toBe(NEED);
    await chips(page.locator(".live-reading")).filter({ hasText: "机器人示教" }).waitFor();
    expect(await chips(page.locator(".live-reading")).filter({ hasText: "CAD" }).count()).toBe(0);
  });

  it("is posted with what the person said of it, and its draft is gone", async () => {
    const { page } = session;
    await label("联系人").fill("李经理");
    await label("电话").fill(NEED_PHONE);
    await button("发布").click();
    await page.waitForURL(/\/exchange\/listings\/[^/]+$/);
    await page.locator("h1", { hasText: NEED }).waitFor();
    await settled(page);
    need = decodeURIComponent(page.url().split("/").at(-1) ?? "");
    const concepts = page.locator(".concepts").first();
    await chips(concepts).filter({ hasText: "机器人示教" }).waitFor();
    expect(await chips(concepts).filter({ hasText: "CAD" }).count()).toBe(0);
    expect(await chips(concepts).filter({ hasText: "焊接" }).count()).toBe(0);
    expect(await main()).not.toContain(NEED_PHONE);
    expect(await page.evaluate(() => localStorage.getItem("langqiao.listing_draft"))).toBeNull();
  });

  it("lists the school's offer among those that fit, with its reasons", async () => {
    const card = session.page.locator(".listing-card", { hasText: OFFER });
    await card.waitFor();
    expect(await card.locator(".reason-bar span").count()).toBeGreaterThan(2);
    expect(await card.locator(".reasons table tbody tr").count()).toBeGreaterThan(2);
    expect(await card.locator(".reason-score").innerText()).toMatch(/\d+%/);
  });

  it("is found while one types, and the facets count it", async () => {
    const { page } = session;
    await open("/exchange");
    expect(await page.locator(".first-sentence").innerText()).toMatch(/需求 [\d,]+ 条、供给 [\d,]+ 条/);
    await label("标题、正文、发布方或编号").fill(NEED);
    await page.getByText("符合条件的有 1 条").waitFor();
    expect(await page.locator(".listing-card").innerText()).toContain(enterprise.name);
    await label("标题、正文、发布方或编号").fill("没有这样的需求");
    await page.getByText("没有符合条件的需求或供给").waitFor();
  });
});

describe("a deal", () => {
  it("is proposed from the match, and nobody sees a contact yet", async () => {
    const { page } = session;
    await open(`/exchange/listings/${encodeURIComponent(need)}`);
    const card = page.locator(".listing-card", { hasText: OFFER });
    await card.getByRole("button", { name: "提议对接" }).click();
    await page.waitForURL(/\/exchange\/deals\/[^/]+$/);
    await page.locator(".course-here", { hasText: "已提议" }).waitFor();
    await settled(page);
    deal = decodeURIComponent(page.url().split("/").at(-1) ?? "");
    expect(await page.locator(".first-sentence").innerText()).toContain("等待供给方");
    for (const phone of [NEED_PHONE, OFFER_PHONE]) expect(await main()).not.toContain(phone);
  });

  it("is declined only with a reason, and accepted without", async () => {
    expect(await button("谢绝").isDisabled()).toBe(true);
    await act("接受", "已接受");
    expect(await here()).toContain("双方接受");
    for (const phone of [NEED_PHONE, OFFER_PHONE]) expect(await main()).toContain(phone);
  });

  it("is negotiated with two milestones", async () => {
    await button("拟定条款").click();
    await label("协议类型").click();
    const kinds = session.page.locator(".ant-select-dropdown:visible .ant-select-item-option");
    expect(await kinds.allInnerTexts()).toEqual(["实习"]); // all that may be agreed about an internship
    await session.page.keyboard.press("Escape");
    await day("协议开始", in_days(0));
    await day("协议截止", in_days(270));
    await label("涉及人数").fill("20");
    await label("金额（元）").fill("120000.5");
    for (const [number, title] of ["20 名学生到岗", "实习考核"].entries()) {
      await button("添加里程碑").click();
      await label(`第 ${number + 1} 项名称`).fill(title);
      await day(`第 ${number + 1} 项日期`, in_days(30 * (number + 1)));
    }
    await act("提交条款", "条款已提交");
    expect(await here()).toContain("协商中");
    const text = await main();
    for (const said of ["20 名学生到岗", "实习考核", "12万元", school.name, enterprise.name])
      expect(text).toContain(said);
  });

  it("takes a file that only the two parties see", async () => {
    const { page } = session;
    const file = { name: "培养方案.txt", mimeType: "text/plain", buffer: Buffer.from("第一周：安全培训") };
    await page.locator("input[type=file]").setInputFiles(file);
    await told("附件已添加").waitFor();
    const link = page.getByRole("link", { name: "培养方案.txt" });
    await link.waitFor();
    const kept = await fetch(server.base + ((await link.getAttribute("href")) ?? ""));
    expect(await kept.text()).toBe("第一周：安全培训");
  });

  it("is agreed by the other side, started, and fulfilled only after its milestones", async () => {
    const { page } = session;
    await act("同意条款", "已同意条款");
    expect(await here()).toContain("已达成");
    await act("开始执行", "已开始执行");
    await button("全部履约").click();
    await page.locator(".ant-notification-notice").waitFor();
    await page.locator(".ant-notification-notice-close").first().click();
    expect(await here()).toContain("执行中");
    for (const title of ["20 名学生到岗", "实习考核"]) {
      await button(`“${title}”已完成`).click();
      await page.locator("tr", { hasText: title }).locator(".lamp-green").waitFor();
      await settled(page);
    }
    await act("全部履约", "已记为全部履约");
    expect(await here()).toContain("已履约");
  });

  it("shows each step of its history", async () => {
    const history = session.page.locator('.data-table[aria-label="经过"]');
    expect(await history.locator("tr.ant-table-row").count()).toBe(8);
    const text = await history.innerText();
    for (const step of ["提议对接", "接受", "提交条款", "同意条款", "开始执行", "里程碑完成", "全部履约"])
      expect(text).toContain(step);
  });

  it("stands on the desk among those that are over, and on the listing", async () => {
    const { page } = session;
    await open("/exchange/deals");
    const over = page.locator("section.section", { hasText: "已结束" }).last();
    expect(await over.innerText()).toContain(deal);
    await page
      .getByRole("group", { name: "按状态筛选" })
      .getByRole("button", { name: /已履约/ })
      .click();
    await settled(page);
    expect(await main()).toContain(deal);
    await open(`/exchange/listings/${encodeURIComponent(offer)}`);
    expect(await page.locator(".data-table").innerText()).toContain(deal);
    expect(await main()).toContain("名额余 0 / 20");
  });

  it("counts for the enterprise without a second entry", async () => {
    const { page } = session;
    await open(`/organisations?query=${encodeURIComponent(enterprise.name)}`);
    await page.getByRole("link", { name: enterprise.name, exact: true }).click();
    const facts = page.locator(".data-table", { hasText: "实习人月" });
    expect(await facts.locator("tr", { hasText: "实习人数" }).locator("td").nth(1).innerText()).toBe("20");
    await page.locator(".fitting li").first().waitFor();
  });
});

describe("a base", () => {
  const FIRST = in_days(20);
  const book = async () => {
    await day("从", FIRST);
    await day("到（含当天）", in_days(24));
    await choose("参与方", enterprise.name);
    await label("用途").fill("岗前培训");
    await session.page.locator("form").getByRole("button", { name: "预约" }).click();
  };

  it("is added and booked", async () => {
    const { page } = session;
    await open("/exchange/resources");
    await button("登记基地或设备").click();
    await label("名称").fill("工业机器人实训室");
    await label("类别").fill("实训基地");
    await choose("所有方", school.name);
    await button("保存").click();
    await page.waitForURL(/\/exchange\/resources\/[^/]+$/);
    await settled(page);
    await page.locator(".free-strip").waitFor();
    expect(await page.locator(".free-strip .free-day").count()).toBeGreaterThan(80);
    await book();
    await told("已预约").waitFor();
    await settled(page);
  });

  it("is refused for days that are taken, and says so", async () => {
    const { page } = session;
    await book();
    const problem = page.locator("form .ant-alert-error");
    await problem.waitFor();
    expect((await problem.innerText()).length).toBeGreaterThan(10);
    expect(await label("从").inputValue()).toBe(FIRST);
  });

  it("is free again when the booking is cancelled", async () => {
    const { page } = session;
    await page.getByRole("button", { name: /^取消.*起的预约$/ }).click();
    await page.locator(".ant-modal").getByRole("button", { name: "取消预约" }).click();
    await told("已取消").waitFor();
    await settled(page);
    await page.locator("form").getByRole("button", { name: "预约" }).click();
    await told("已预约").waitFor();
  });
});

describe("the co-ordinator's board", () => {
  it("shows what nobody answers, with the rule, and pairs that fit each other", async () => {
    const { page } = session;
    await open("/exchange/board");
    expect(await page.locator(".board-stage").count()).toBeGreaterThan(0);
    expect(await page.locator(".board-stage a[href^='/rules']").count()).toBeGreaterThan(0);
    expect(await page.locator(".mutual-pair").count()).toBeGreaterThan(0);
    const weights = page.locator("section[aria-label=各类别的权重] tbody tr.ant-table-row");
    expect(await weights.count()).toBe(11);
    expect(await weights.filter({ hasText: "实习" }).locator("td").nth(2).textContent()).toContain("%");
  });

  it("ends what is past its time only after asking", async () => {
    const { page } = session;
    await button("清理超时的对接").click();
    const asked = page.locator(".ant-modal", { hasText: "结束所有超过时限的对接？" });
    await asked.getByRole("button", { name: "清理超时的对接" }).click();
    await told("0 件已失效").waitFor();
  });
});

describe("the three lists", () => {
  it("take a line, change it and give it up", async () => {
    const { page } = session;
    await open("/exchange/lists?list=talent_needs");
    const consortium = (await server.ask<{ items: { platform: Named }[] }>("/api/v1/platform-activity"))
      .items[0]?.platform.name as string;
    await button("添加条目").click();
    await page.locator("form").getByLabel("联合体或平台").click();
    await page.keyboard.type(consortium);
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    await label("条目名称").fill("机器人运维人员");
    await page.locator("form").getByLabel("人数").fill("12");
    await button("保存").click();
    await told("已保存").waitFor();
    await page.locator("tr", { hasText: "机器人运维人员" }).waitFor();
    await button("修改“机器人运维人员”").click();
    await label("条目名称").fill("机器人运维技师");
    await button("保存").click();
    await page.locator("tr", { hasText: "机器人运维技师" }).waitFor();
    await button("删除“机器人运维技师”").click();
    await page
      .locator(".ant-modal")
      .getByRole("button", { name: "删 除" })
      .or(page.locator(".ant-modal").getByRole("button", { name: "删除" }))
      .click();
    await page.getByText("清单里还没有条目。").waitFor();
  });
});

describe("the demand survey", () => {
  it("takes an answer and adds it up", async () => {
    const { page } = session;
    await open("/exchange/demand");
    await button("填报用工需求").click();
    await choose("单位", enterprise.name);
    await choose("职业", "工业机器人系统操作员");
    await page.locator("form").getByLabel("人数").fill("30");
    await button("提交答复").click();
    await told("已填报").waitFor();
    await settled(page);
    expect(await page.locator(".first-sentence").innerText()).toContain("30");
    expect(await page.locator(".data-table").last().innerText()).toContain(enterprise.name);
  });
});

describe("every page of the exchange", () => {
  it("fits a phone and speaks English", async () => {
    const { page } = session;
    await page.setViewportSize(PHONE);
    const one = (path: string, id: string) => `/exchange/${path}/${encodeURIComponent(id)}`;
    for (const path of [one("listings", need), one("deals", deal), "/exchange/new?side=offer"]) {
      await open(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
      expect(wide, path).toBe(false);
    }
    await page.setViewportSize(WIDE);
    await open(one("deals", deal));
    await page.getByTestId("language").click();
    await page.locator(".course-here", { hasText: "fulfilled" }).waitFor();
    await page.getByTestId("language").click();
  });

  it("was quiet and stayed with its server", () => {
    expect(session.trouble.errors).toEqual([]);
  });
});

describe("a listing", () => {
  it("is written anew by its owner and keeps what was said of its concepts", async () => {
    const { page } = session;
    await open(`/exchange/listings/${encodeURIComponent(need)}`);
    await page.getByRole("link", { name: "修改", exact: true }).click();
    await page.waitForURL(/\/edit$/);
    await label("人数").fill("25");
    await button("保存").click();
    await page.locator(".listing-facts", { hasText: "名额余 5 / 25" }).first().waitFor();
    await chips(page.locator(".concepts").first()).filter({ hasText: "机器人示教" }).waitFor();
  });

  it("has its concepts corrected on its own page", async () => {
    const { page } = session;
    await button("去掉机器人示教").click();
    await button("保存识别结果").click();
    await told("识别结果已按您的意思保存").waitFor();
    await open(`/exchange/listings/${encodeURIComponent(need)}`);
    expect(await chips(page.locator(".concepts").first()).filter({ hasText: "机器人示教" }).count()).toBe(0);
    expect(await chips(page.locator(".concepts").first()).filter({ hasText: "PLC" }).count()).toBe(1);
  });

  it("is closed after asking, and is out of the list", async () => {
    const { page } = session;
    await open(`/exchange/listings/${encodeURIComponent(need)}`);
    await button("关闭").click();
    await page.locator(".ant-modal").getByRole("button", { name: "关闭", exact: true }).last().click();
    await told("已关闭").waitFor();
    await page.locator(".listing-facts", { hasText: "已关闭或过期" }).waitFor();
  });
});
