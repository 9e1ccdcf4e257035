import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { listChannelMembersContract, listChannelsContract } from "@/lib/channels/contract";
import { db, pool } from "@/lib/db";
import type { Contract } from "@/lib/http/contract";
import { listInboxContract } from "@/lib/inbox/contract";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { MESSAGE_COLUMNS } from "@/lib/messages/presenter";
import { listInvitesContract, listMembersContract, listWorkspacesContract } from "@/lib/workspaces/contract";
import { makeMessages, makeSignedIn, makeWorkspace } from "@/tests/factories";
import { countQueries } from "@/tests/setup/count-queries";
import { send } from "@/tests/setup/request";

type Stage = { owner: Awaited<ReturnType<typeof makeSignedIn>>; workspaceId: string; channelId: string };

/** A person, workspace and channel with `count` of everything that is listed. */
async function makeStage(count: number): Promise<Stage> {
  const owner = await makeSignedIn();
  const { id: workspaceId } = await makeWorkspace(owner);
  const ids = Array.from({ length: count }, () => uuidv7());
  const channelId = ids[0]!;
  await db().user.createMany({
    data: ids.map((id) => ({ id, name: id, email: `${id}@test.guildhall.test` })),
  });
  await db().workspace.createMany({ data: ids.map((id) => ({ id, name: id, slug: id })) });
  await db().membership.createMany({
    data: ids.flatMap((id) => [
      { workspaceId, userId: id, role: "MEMBER" as const },
      { workspaceId: id, userId: owner.id, role: "MEMBER" as const },
    ]),
  });
  await db().channel.createMany({
    data: ids.map((id) => ({ id, workspaceId, type: "CHAT" as const, name: id, position: `a${id}` })),
  });
  await db().channelMember.createMany({
    data: ids.map((userId) => ({ channelId, userId, role: "VIEWER" as const })),
  });
  const expires = new Date(Date.now() + 60_000);
  await db().invite.createMany({
    data: ids.map((id) => ({ workspaceId, createdById: id, tokenHash: id, expires })),
  });
  const messages = await makeMessages({ id: channelId }, owner, count);
  await db().inboxItem.createMany({
    data: messages.map(({ id: messageId }) => ({
      userId: owner.id,
      kind: "MENTION" as const,
      key: `mention:${messageId}`,
      ...{ workspaceId, channelId, targetType: "message", targetId: messageId },
    })),
  });
  return { owner, workspaceId, channelId };
}

let few: Stage;
let many: Stage;
beforeAll(async () => {
  few = await makeStage(10);
  many = await makeStage(1_000);
}, 60_000);

const lists: [string, Contract, number][] = [
  ["workspaces", listWorkspacesContract, 2],
  ["members", listMembersContract, 3],
  ["invites", listInvitesContract, 4],
  ["channels", listChannelsContract, 3],
  ["channel members", listChannelMembersContract, 4],
  ["messages", listMessagesContract, 3],
  ["inbox", listInboxContract, 2],
];

it.each(lists)("reads %s in as many statements for 10 as for 1,000", async (_, contract, most) => {
  const counts: number[] = [];
  for (const { owner, ...params } of [few, many]) {
    const input = { params, query: { limit: 100 } };
    // The first call of a process may set things up.
    await send(owner, contract, input);
    counts.push(await countQueries(() => send(owner, contract, input)));
  }
  expect(counts[0]).toBe(counts[1]);
  expect(counts[1]).toBeLessThanOrEqual(most);
});

/** The tables that the subqueries of a plan have read, and how often. */
function readsOf(plan: PlanNode, isSubquery = false): Record<string, number> {
  const reads: Record<string, number> = {};
  const name = plan["Relation Name"];
  if (isSubquery && name && plan["Actual Loops"] > 0) reads[name] = plan["Actual Loops"];
  for (const child of plan.Plans ?? []) {
    Object.assign(reads, readsOf(child, isSubquery || child["Parent Relationship"] === "SubPlan"));
  }
  return reads;
}
type PlanNode = {
  "Relation Name"?: string;
  "Parent Relationship"?: string;
  "Actual Loops": number;
  Plans?: PlanNode[];
};

it("looks into three indexes for a message that nothing hangs on, and into a table more for what it has", async () => {
  const readsOfPage = async () => {
    const { rows } = await pool().query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) SELECT ${MESSAGE_COLUMNS} FROM messages m JOIN users u ON u.id = m.author_id
       WHERE m.stream_id = '${few.channelId}' AND m.seq BETWEEN 1 AND 10`,
    );
    return readsOf(rows[0]!["QUERY PLAN"][0].Plan);
  };
  const plain = await readsOfPage();
  expect(Object.keys(plain).sort()).toEqual(["pins", "reactions", "threads"]);
  await db().message.updateMany({
    where: { streamId: few.channelId, seq: 3 },
    data: { body: "See https://example.test" },
  });
  expect(await readsOfPage()).toEqual({ ...plain, link_previews: 1 });
});

it("sends a message in two statements: who, and one that checks and does it", async () => {
  const { owner, channelId } = many;
  const body = { nonce: uuidv7(), body: "Hello" };
  const count = await countQueries(() => send(owner, createMessageContract, { params: { channelId }, body }));
  expect(count).toBe(2);
});
