import { browser_tests } from "./vitest.browser";

export default browser_tests("*.test.ts");
