import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

it("schema.ts is what `npm run api` makes of docs/api/openapi.yaml", () => {
  const folder = mkdtempSync(join(tmpdir(), "langqiao-"));
  const made = join(folder, "schema.ts");
  try {
    execFileSync("npx", ["openapi-typescript", "../docs/api/openapi.yaml", "--output", made], {
      stdio: "pipe",
    });
    expect(readFileSync("src/api/schema.ts", "utf8")).toBe(readFileSync(made, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 30_000);
