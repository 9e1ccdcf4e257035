import { beforeEach, expect, it } from "vitest";
import {
  createAiBudgetContract,
  deleteAiBudgetContract,
  listAiBudgetsContract,
  listAiBudgetWarningsContract,
  updateAiBudgetContract,
} from "@/lib/ai/budgets/contract";
import {
  getInstanceAiUsageContract,
  getMyAiUsageContract,
  getWorkspaceAiUsageContract,
  listMyAiCallsContract,
  listWorkspaceAiCallsContract,
} from "@/lib/ai/usage/contract";
import { settleExpired } from "@/lib/ai/usage/expire";
import { type NewCall, reserveCall, settleCall } from "@/lib/ai/usage/ledger";
import { db } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { updateWorkspaceSettingsContract } from "@/lib/workspaces/contract";
import { addMember, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";

const price = { input: 2_000_000n, cached: 500_000n, output: 8_000_000n };

let owner: SignedIn;
let member: SignedIn;
let workspaceId: string;
let modelId: string;

beforeEach(async () => {
  [owner, member] = [await makeSignedIn({ name: "Owner" }), await makeSignedIn({ name: "Mia" })];
  const workspace = await makeWorkspace(owner, { name: "Harbour" });
  workspaceId = workspace.id;
  await addMember(workspace, member);
  const provider = await db().aiProvider.create({ data: { kind: "COMPATIBLE", name: "Provider" } });
  const model = await db().aiModel.create({ data: { providerId: provider.id, name: "m", label: "Writer" } });
  modelId = model.id;
});

/** A call that costs 1,000 micro-dollars at most. */
const call = (given: Partial<NewCall> = {}): Promise<{ id: string }> =>
  reserveCall({
    ...{ purpose: "chat", runId: crypto.randomUUID(), attempt: 1, step: 0, sessionId: null },
    ...{ userId: member.id, workspaceId },
    model: { id: modelId, label: "Writer", providerName: "Provider", price },
    ...{ inputTokens: 100, maxOutputTokens: 100, ...given },
  });

const settle = (id: string, tokens = { input: 120, cached: 100, output: 95, reasoning: 0 }) =>
  settleCall(
    { id, price },
    { status: "DONE", tokens, isEstimated: false, firstTokenMs: 10, durationMs: 20, errorCode: null },
  );

const budget = (limitMicros: bigint, given: { userId?: string; period?: "DAY" | "MONTH" } = {}) =>
  db().aiBudget.create({ data: { workspaceId, limitMicros, period: "DAY", ...given } });

/** What it was refused with. */
const refused = (made: Promise<unknown>) =>
  made.then(
    () => null,
    (error: AppError) => (error instanceof AppError ? { code: error.code, ...error.details } : error),
  );

it("grants exactly ten of forty calls at once on budgets for ten, whichever is the smaller", async () => {
  await budget(10_000n);
  await budget(12_000n, { userId: member.id });
  const made = await Promise.all(Array.from({ length: 40 }, () => refused(call())));
  expect(made.filter((refusal) => refusal === null)).toHaveLength(10);
  expect(made.filter((refusal) => refusal?.code === "budget_spent")).toHaveLength(30);
  const open = await db().aiCall.findMany({ where: { workspaceId } });
  expect(open).toHaveLength(10);
  // Settled twice at once, each counts once; what wasn't used can be spent again.
  const settled = await Promise.all([...open, ...open].map(({ id }) => settle(id)));
  expect(settled.filter(Boolean)).toHaveLength(10);
  const rows = await db().aiCall.findMany({ where: { workspaceId } });
  expect(rows.every(({ costMicros }) => costMicros === 850n)).toBe(true);
  expect(await refused(call())).toBeNull();
  expect(await refused(call())).toMatchObject({ code: "budget_spent" });
});

it("warns whom it concerns once in a period that a budget is nearly spent, and again after a new limit", async () => {
  const { id } = await budget(2_000n, { userId: member.id });
  await budget(8_000n, { period: "MONTH" });
  const told = async () =>
    (await db().inboxItem.findMany({ where: { workspaceId }, orderBy: { createdAt: "asc" } })).map(
      ({ userId, kind, text }) => [userId === member.id ? "Mia" : "Owner", kind, text],
    );
  const near = (as: SignedIn) => send(as, listAiBudgetWarningsContract, { params: { workspaceId } });
  await settle((await call()).id);
  expect(await told()).toEqual([]);
  expect((await near(member)).items).toEqual([]);
  await settle((await call()).id);
  const mine = ["Mia", "AI_BUDGET", "85% of your AI budget for today is spent"];
  expect(await told()).toEqual([mine]);
  expect((await near(member)).items).toMatchObject([
    { id, isMine: true, model: null, modelId: null, period: "DAY", part: 0.85, timeZone: "UTC" },
  ]);
  expect((await near(owner)).items).toEqual([]);
  await db().aiBudget.update({ where: { id }, data: { limitMicros: 3_000n } });
  await settle((await call()).id);
  expect(await told()).toEqual([mine, mine]);
  // What is spent by others counts in the workspace's, of which its owner is told.
  for (let n = 0; n < 5; n++) await settle((await call({ userId: owner.id })).id);
  const all = ["Owner", "AI_BUDGET", "85% of the workspace’s AI budget for this month is spent"];
  expect(await told()).toEqual([mine, mine, all]);
  expect((await near(member)).items.map(({ isMine, part }) => [isMine, part])).toEqual([
    [true, 0.85],
    [false, 0.85],
  ]);
});

it("begins a budget anew by the calendar of the workspace's time zone, with or without a worker", async () => {
  const params = { workspaceId };
  const body = { workspaceTimeZone: "Asia/Shanghai" };
  await send(owner, updateWorkspaceSettingsContract, { params, body });
  const { id } = await budget(2_000n);
  const at = (time: string) => ({ at: new Date(`2027-03-10T${time}Z`) });
  await settle((await call(at("13:30:00"))).id, { input: 0, cached: 0, output: 125, reasoning: 0 });
  // It begins before midnight and ends after it: it counts in the day in which it was reserved.
  const long = await call(at("15:59:50"));
  const resetsAt = "2027-03-10T16:00:00.000Z";
  expect(await refused(call(at("15:59:59")))).toEqual({ code: "budget_spent", budget: id, resetsAt });
  expect(await refused(call(at("16:00:00")))).toBeNull();
  await settle(long.id);
  expect(await refused(call(at("16:00:20")))).toBeNull();
  expect(await refused(call(at("17:00:00")))).toMatchObject({ resetsAt: "2027-03-11T16:00:00.000Z" });
  // Spend is the ledger's sum: a higher limit, or a budget made anew, changes nothing of it.
  await db().aiBudget.delete({ where: { id } });
  await budget(3_000n);
  expect(await refused(call(at("18:00:00")))).toBeNull();
  expect(await refused(call(at("18:00:01")))).toMatchObject({ code: "budget_spent" });
});

it("goes on counting what was spent in a chat, by a model or a person that is gone", async () => {
  await budget(5_000n);
  const session = await db().aiSession.create({ data: { workspaceId, ownerId: member.id, modelId } });
  for (let n = 0; n < 3; n++) await settle((await call({ sessionId: session.id })).id);
  const sum = async () => {
    const { _sum } = await db().aiCall.aggregate({ where: { workspaceId }, _sum: { costMicros: true } });
    return _sum.costMicros;
  };
  await db().aiSession.delete({ where: { id: session.id } });
  await db().aiModel.delete({ where: { id: modelId } });
  await db().membership.deleteMany({ where: { workspaceId, userId: member.id } });
  expect(await sum()).toBe(2_550n);
  expect(await db().aiCall.findFirst({ where: { workspaceId } })).toMatchObject({
    ...{ sessionId: null, modelId: null, modelName: "Writer", userName: "Mia", workspaceName: "Harbour" },
  });
  expect(await refused(call({ userId: owner.id }))).toBeNull();
  expect(await refused(call({ userId: owner.id }))).toBeNull();
  expect(await refused(call({ userId: owner.id }))).toMatchObject({ code: "budget_spent" });
});

it("settles what its worker left open, by the prompt, once its time is over", async () => {
  const old = await call({ at: new Date(Date.now() - 20 * 60_000) });
  const open = await call();
  await settleExpired();
  expect(await db().aiCall.findUnique({ where: { id: old.id } })).toMatchObject({
    ...{ status: "EXPIRED", isEstimated: true, costMicros: 200n },
  });
  expect(await db().aiCall.findUnique({ where: { id: open.id } })).toMatchObject({ status: "RESERVED" });
  expect(await settle(old.id)).toBe(false);
});

it("shows a person what their calls cost, and all of it to those who manage the workspace", async () => {
  for (const userId of [member.id, member.id, owner.id]) await settle((await call({ userId })).id);
  const params = { workspaceId };
  const mine = await send(member, getMyAiUsageContract, { query: { days: 7 } });
  expect(mine).toMatchObject({ total: { calls: 2, costMicros: 1_700, inputTokens: 240, outputTokens: 190 } });
  expect(mine.days).toHaveLength(7);
  expect(mine.days.at(-1)).toMatchObject({ calls: 2, costMicros: 1_700 });
  const all = await send(owner, getWorkspaceAiUsageContract, { params });
  expect(all).toMatchObject({
    total: { calls: 3, costMicros: 2_550, unpriced: 0 },
    models: [{ name: "Writer", calls: 3 }],
    people: [
      { name: "Mia", costMicros: 1_700 },
      { name: "Owner", costMicros: 850 },
    ],
    purposes: [{ name: "chat", calls: 3 }],
  });
  expect(await refusal(member, getWorkspaceAiUsageContract, { params })).toMatchObject({ status: 403 });
  expect(await refusal(member, getInstanceAiUsageContract)).toMatchObject({ status: 404 });
  const first = await send(owner, listWorkspaceAiCallsContract, { params, query: { limit: 2 } });
  const rest = await send(owner, listWorkspaceAiCallsContract, {
    params,
    query: { limit: 2, cursor: first.nextCursor ?? "" },
  });
  expect([...first.items, ...rest.items].map(({ userName }) => userName)).toEqual(["Owner", "Mia", "Mia"]);
  expect((await send(member, listMyAiCallsContract, { query: {} })).items).toHaveLength(2);
  // Somebody of the same name is somebody else.
  await db().user.update({ where: { id: owner.id }, data: { name: "Mia" } });
  await settle((await call({ userId: owner.id })).id);
  const { people } = await send(owner, getWorkspaceAiUsageContract, { params });
  expect(people.map(({ calls, costMicros }) => [calls, costMicros])).toEqual([
    [2, 1_700],
    [2, 1_700],
  ]);
});

it("lets those who manage the workspace set budgets, one for each person, model and period", async () => {
  const params = { workspaceId };
  const body = { userId: member.id, modelId: null, period: "DAY" as const, limitMicros: 1_000 };
  const made = await send(owner, createAiBudgetContract, { params, body });
  expect(made).toMatchObject({ person: { name: "Mia" }, model: null, spentMicros: 0, timeZone: "UTC" });
  expect(await refusal(owner, createAiBudgetContract, { params, body })).toMatchObject({ status: 409 });
  expect(await refusal(member, createAiBudgetContract, { params, body })).toMatchObject({ status: 403 });
  const stranger = { ...body, userId: (await makeSignedIn()).id };
  expect(await refusal(owner, createAiBudgetContract, { params, body: stranger })).toMatchObject({
    status: 404,
  });
  await call();
  const { items } = await send(owner, listAiBudgetsContract, { params, query: {} });
  expect(items).toMatchObject([{ id: made.id, spentMicros: 1_000, limitMicros: 1_000 }]);
  const of = { params: { budgetId: made.id } };
  await send(owner, updateAiBudgetContract, { ...of, body: { limitMicros: 5_000 } });
  expect(await refused(call())).toBeNull();
  expect(await refusal(member, deleteAiBudgetContract, of)).toMatchObject({ status: 403 });
  await send(owner, deleteAiBudgetContract, of);
  expect((await send(owner, listAiBudgetsContract, { params, query: {} })).items).toEqual([]);
});
