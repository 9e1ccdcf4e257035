import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BUCKETS, type Bucket, bucketOf, plusDays } from "@/lib/dates/calendar-date";
import { db } from "@/lib/db";
import { createLabelContract } from "@/lib/labels/contract";
import { completeTaskContract } from "@/lib/tasks/contract";
import { ada, ben } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { add, listAll, listId, makeList, titles } from "./tasks-helpers";

beforeEach(makeList);
afterEach(() => vi.useRealTimers());

describe("due dates in the day of the person", () => {
  it.each([
    ["2027-01-15T03:00Z", "Pacific/Honolulu"],
    ["2027-01-15T03:00Z", "Pacific/Auckland"],
    ["2027-01-15T11:30Z", "Pacific/Honolulu"],
    ["2027-01-15T11:30Z", "Pacific/Auckland"],
    ["2027-03-28T01:30Z", "Europe/Berlin"],
    ["2027-09-05T03:59Z", "America/Santiago"],
  ])("at %s in %s are those that every screen shows", async (text, timeZone) => {
    const now = new Date(text);
    await db().personSettings.create({ data: { userId: ben.id, timeZone } });
    const days = [-2, -1, 0, 1, 2, 6, 7].map((days) => plusDays(text.slice(0, 10), days));
    for (const on of days) {
      await add(on, { due: { on } });
      for (const time of ["00:00", "16:30"])
        await add(`${on}T${time}`, { due: { on, time, timeZone: "Pacific/Auckland" } });
    }
    await add("none");
    const all = await listAll();
    vi.useFakeTimers({ toFake: ["Date"], now });
    const expected = Object.groupBy(all, ({ due }) => (due ? bucketOf(due, now, timeZone) : "none"));
    for (const bucket of [...BUCKETS, "none"] as (Bucket | "none")[]) {
      const found = await listAll({ due: bucket }, ben);
      expect(
        found.map(({ title }) => title),
        bucket,
      ).toEqual((expected[bucket] ?? []).map(({ title }) => title));
    }
  });
});

it("finds what somebody is to do, and what has a label", async () => {
  const label = await send(ada, createLabelContract, {
    params: { channelId: listId },
    body: { name: "home" },
  });
  await add("A", { assignees: [ada.id] });
  await add("B", { assignees: [ben.id], labels: [label.id] });
  await add("C", { labels: [label.id] });
  expect(await titles({ assignee: "me" })).toBe("A");
  expect(await titles({ assignee: ben.id })).toBe("B");
  expect(await titles({ label: label.id })).toBe("B C");
  expect(await titles({ label: label.id, assignee: ben.id, done: "false" })).toBe("B");
  expect(await titles({ label: label.id, done: "true" })).toBe("");
});

it("finds what is due on some days, of what is done as well", async () => {
  for (const on of ["2126-12-31", "2127-01-01", "2127-01-31", "2127-02-01"]) await add(on, { due: { on } });
  await add("none");
  const month = { dueFrom: "2127-01-01", dueTo: "2127-01-31" };
  expect(await titles(month)).toBe("2127-01-01 2127-01-31");
  const { id } = (await listAll(month))[0]!;
  await send(ada, completeTaskContract, { params: { taskId: id } });
  expect(await titles({ ...month, done: "true" })).toBe("2127-01-01");
});
