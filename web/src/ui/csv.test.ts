import { expect, it } from "vitest";
import { csv_of } from "./csv";

it("quotes what needs quotes, and leaves an unknown value empty", () => {
  const table = {
    columns: ["a", "b"],
    rows: [
      ["x,y", 1],
      ['say "hi"', null],
      ["two\nlines", 0],
    ],
  };
  expect(csv_of(table)).toBe('\ufeffa,b\r\n"x,y",1\r\n"say ""hi""",\r\n"two\nlines",0\r\n');
});
