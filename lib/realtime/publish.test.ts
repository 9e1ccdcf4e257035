import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("notifications are sent in one form only, which includes their transaction", () => {
  const sending = globSync("{lib,realtime,app}/**/*.{ts,tsx}").filter(
    (file) =>
      !file.includes("generated") &&
      !file.endsWith(".test.ts") &&
      /pg_notify\(/.test(readFileSync(file, "utf8")),
  );
  expect(sending).toEqual(["lib/realtime/publish.ts"]);
});
