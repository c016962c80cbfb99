import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server that `npm run dev` forwards API calls to; the release serves dist and API from one origin.
const server = process.env.LANGQIAO_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": server } },
  build: { target: "es2022", chunkSizeWarningLimit: 1000, reportCompressedSize: true },
  test: { include: ["src/**/*.test.ts"] },
});
