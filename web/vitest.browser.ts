// How the files of tests/browser run: one after another, with the packages installed here.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const installed = (name: string) => fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url));

export function browser_tests(files: string) {
  return defineConfig({
    root: fileURLToPath(new URL("../tests/browser", import.meta.url)),
    resolve: {
      alias: {
        "playwright-core": installed("playwright-core"),
        "axe-core": installed("axe-core"),
        vitest: installed("vitest"),
      },
    },
    server: { fs: { strict: false } },
    test: {
      include: [files],
      fileParallelism: false,
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  });
}
