import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { searchContract } from "@/lib/search/contract";
import { makeMessage, type SignedIn } from "@/tests/factories";
import { ada, ben, channel } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { add, complete, makeList } from "./tasks-helpers";

const find = async (q: string, who: SignedIn = ada) =>
  (await send(who, searchContract, { query: { q } })).items.map(
    ({ type, snippet }) => `${type} ${snippet.map(({ text }) => text).join("")}`,
  );

beforeEach(async () => {
  await makeList();
  await makeMessage(channel, ada, "Rent is due");
  const { id } = await add("Pay rent", { assignees: [ben.id], due: { on: "2027-01-15" } });
  await add("Rent a van", { assignees: [ada.id] }, ben);
  await complete(id);
  await add("Paint", { assignees: [ben.id], due: { on: "2027-01-15" } });
});

it.each([
  ["rent", ["task Rent a van", "task Pay rent", "message Rent is due"]],
  ["rent type:task", ["task Rent a van", "task Pay rent"]],
  ["rent is:done", ["task Pay rent"]],
  ["rent is:open", ["task Rent a van"]],
  ["rent -is:done", ["task Rent a van", "message Rent is due"]],
  ["rent from:ben", ["task Rent a van"]],
  ["rent assignee:me", ["task Rent a van"]],
  ["assignee:Ben", ["task Paint", "task Pay rent"]],
  ["assignee:ben is:done", ["task Pay rent"]],
  ["assignee:ben -is:done", ["task Paint"]],
  ["due:none", ["task Rent a van"]],
  ["rent has:file", []],
  ["rent is:pinned", []],
])("%s finds %j", async (q, expected) => {
  expect((await find(q)).sort()).toEqual([...expected].sort());
});

it("due:today is the day of the person (case 3)", async () => {
  for (const [who, timeZone] of [
    [ada, "Pacific/Honolulu"],
    [ben, "Pacific/Auckland"],
  ] as const)
    await db().personSettings.create({ data: { userId: who.id, timeZone } });
  const dueOf = async (who: SignedIn) => {
    const found = await Promise.all(
      ["overdue", "today", "tomorrow"].map(async (due) =>
        (await find(`paint due:${due}`, who)).length > 0 ? due : "",
      ),
    );
    return found.join("");
  };
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-01-15T03:00Z") });
  try {
    expect([await dueOf(ada), await dueOf(ben)]).toEqual(["tomorrow", "today"]);
    vi.setSystemTime(new Date("2027-01-15T11:30Z"));
    expect([await dueOf(ada), await dueOf(ben)]).toEqual(["today", "overdue"]);
  } finally {
    vi.useRealTimers();
  }
});

it.each(["due:soon", "type:dragon", "assignee:"])("refuses %s and says why", async (q) =>
  expect(await refusal(ada, searchContract, { query: { q } })).toMatchObject({ status: 422 }),
);
