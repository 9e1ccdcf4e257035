import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("is the only place that joins a person to a channel or reads the visibility in SQL", () => {
  const files = globSync("{lib,realtime}/**/*.ts", {
    exclude: (path) => path.includes("generated") || path.includes("visible-sql"),
  });
  expect(files.length).toBeGreaterThan(100);
  // AI chats, `s`, have a visibility of their own.
  const copies = files.filter((path) =>
    /LEFT JOIN channel_members|(?<!\bs)\.visibility (=|<>) '(WORKSPACE|PUBLIC)'/.test(
      readFileSync(path, "utf8"),
    ),
  );
  expect(copies).toEqual([]);
});
