import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

// Next alone has that package: a process of Node ends at the import.
it("no module that the realtime server may load imports server-only", () => {
  const files = globSync("{lib,realtime}/**/*.ts", {
    exclude: (name) => name === "generated" || /build-version|\.test\./.test(name),
  });
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => readFileSync(file, "utf8").includes('import "server-only"'))).toEqual([]);
});
