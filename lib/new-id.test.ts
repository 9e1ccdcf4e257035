import { validate, version } from "uuid";
import { expect, test } from "vitest";
import { Id } from "@/lib/http/schema";
import { newId } from "./new-id";

test("an id is a UUID of version 7 that contracts accept", () => {
  const id = newId();
  expect(validate(id)).toBe(true);
  expect(version(id)).toBe(7);
  expect(Id.parse(id)).toBe(id);
});

test("ids differ, and begin with the time", () => {
  const before = Date.now();
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  const time = Number.parseInt((ids[0] ?? "").replace("-", "").slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});
