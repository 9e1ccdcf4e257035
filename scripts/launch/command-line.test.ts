import { expect, test } from "vitest";
import { originOf } from "./command-line.mjs";

const next = (...args: string[]) => ["node", "next", ...args];

test("listens on the port of Next's arguments, else on PORT, on all addresses", () => {
  expect(originOf(next("dev"), {})).toEqual({ host: "0.0.0.0", port: 3000 });
  expect(originOf(next("start"), { PORT: "4000" })).toEqual({ host: "0.0.0.0", port: 4000 });
  expect(originOf(next("start", "-p", "5000", "-H", "127.0.0.1"), { PORT: "4000" })).toEqual({
    host: "127.0.0.1",
    port: 5000,
  });
  expect(originOf(next("dev", "--port=6000", "--hostname", "localhost"), {})).toEqual({
    host: "localhost",
    port: 6000,
  });
});
