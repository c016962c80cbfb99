// One story: a file from a job site is understood, what was not is said by a person, its good rows are taken and counted.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settled, type Visit, visit } from "./browser";
import { type OwnServer, own_server } from "./own_server";

interface Board {
  all: { adverts: number };
}

let server: OwnServer;
let session: Visit;

beforeAll(async () => {
  server = await own_server();
  session = await visit();
}, 180_000);
afterAll(async () => {
  await session?.close();
  server?.stop();
});

const SITE = [
  "招聘,薪资,工作地点,发布时间,职位描述",
  "数控车工,8-12K,上海-浦东新区,2002-03-01,操作数控车床加工轴类零件，会看图纸，能倒班",
  "数控车工,8-12K,上海-浦东新区,2002-03-02,操作数控车床加工轴类零件，会看图纸，能倒班。",
  "仓库管理员,面议,上海,3天前,收发货物",
].join("\n");

const kept = async () =>
  (await server.ask<Board>("/api/v1/adverts/board?from=2002-03&until=2002-03")).all.adverts;
const drawer = () => session.page.getByRole("dialog");

describe("a file from a job site", () => {
  it("is checked first: a column that nobody can know is asked for, and nothing is kept", async () => {
    const { page } = session;
    await server.open(page, "/adverts");
    await page.getByRole("button", { name: "导入招聘信息文件" }).click();
    await drawer()
      .locator("input[type=file]")
      .setInputFiles({ name: "site.csv", mimeType: "text/csv", buffer: Buffer.from(SITE) });
    await drawer().getByText("数据还没有改动。").waitFor();
    expect(await drawer().innerText()).toContain("请指明哪一列是职位名称");
    const understood = (sample: string) => drawer().locator("tr", { hasText: sample }).first().innerText();
    expect(await understood("2002-03-01")).toContain("发布日期");
    expect(await understood("数控车工")).toContain("不使用");
    expect(await kept()).toBe(0);
  });

  it("is checked again with what the person says: good rows, bad rows, near duplicates", async () => {
    const { page } = session;
    await drawer().getByLabel("“招聘”的含义").click();
    await page
      .locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: "职位名称" })
      .click();
    await drawer().getByText("读到 3 行，可导入 2 行，1 处错误").waitFor();
    const text = await drawer().innerText();
    for (const said of ["近似的 1 行", "第 2 行", "3天前", "发布时间"]) expect(text).toContain(said);
    expect(await kept()).toBe(0);
  });

  it("is taken without its bad row, and the board counts it once", async () => {
    await drawer().getByRole("button", { name: "只导入没有错误的 2 行" }).click();
    await session.page.locator(".ant-message").getByText("已导入 2 行到“招聘信息”。").waitFor();
    await settled(session.page);
    expect(await kept()).toBe(1);
    expect(session.trouble.errors).toEqual([]);
  });

  it("is refused in words where it is nothing that can be read", async () => {
    const { page } = session;
    await page.getByRole("button", { name: "导入招聘信息文件" }).click();
    await drawer()
      .locator("input[type=file]")
      .setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") });
    await drawer().getByText("读到 0 行，可导入 0 行，1 处错误").waitFor();
    expect(await drawer().getByRole("button", { name: /导入/ }).first().isDisabled()).toBe(true);
  });
});
