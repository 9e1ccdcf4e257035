import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { endpoints, rawRoutes } from "@/lib/composition/endpoints";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import type { Contract } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import {
  makeApiKey,
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { requestRaw, send } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";

// Ann is in the workspaces A and B and has conversations. A key of hers for A alone must show nothing of the rest: every
// text and id of it is searched for in every answer.

const WORD = "Quixotzl";
const samples = await loadSamples();
const raw = Object.values(rawRoutes).filter(({ method }) => method === "GET");
const contracts = [
  ...endpoints.map(({ contract }) => contract),
  ...raw.map((route) => ({ auth: "required", params: z.object(), query: z.object(), body: z.object(), ...route })),
].map((contract) => ({ id: contractId(contract), contract: contract as Contract }));
const fieldsOf = (schema: z.ZodType) => Object.keys((schema as z.ZodObject).shape ?? {});

let ann: SignedIn;
let key: { key: string };
let within: Record<string, string>;
let beyond: Record<string, string>;

beforeAll(async () => {
  ann = await makeSignedIn({ name: "Ann" });
  const [a, b] = [await makeWorkspace(ann), await makeWorkspace(ann)];
  within = await thingsOf(a);
  // One is in one call at a time.
  await db().callParticipant.updateMany({ where: { userId: ann.id }, data: { leftAt: new Date() } });
  beyond = await thingsOf(b);
  const zoe = await makeMember(b, { name: `Zoe ${WORD}` });
  const direct = await send(zoe, openConversationContract, { body: { userIds: [ann.id] } });
  const said = await makeMessage(direct, zoe, `Psst ${WORD}`);
  Object.assign(beyond, { zoe: zoe.id, direct: direct.id, said: said.id });
  await db().reminder.update({
    where: { id: beyond.reminderId! },
    data: { targetType: "message", targetId: beyond.messageId!, text: WORD },
  });
  await spread(b.id);
  key = await makeApiKey(ann, { workspaceIds: [a.id], hasConversations: false });
});

async function thingsOf(
  workspace: Awaited<ReturnType<typeof makeWorkspace>>,
): Promise<Record<string, string>> {
  const channel = await makeChannel(workspace, { members: [{ user: ann, role: "MANAGER" }] });
  const message = await makeMessage(channel, ann);
  const things = await samples.foreign({ owner: ann, workspace, channel, message });
  // Those of Ann herself are the same everywhere.
  const { userId: _user, sessionId: _session, keyId: _key, token: _token, ...rest } = things;
  return { ...rest, workspaceId: workspace.id, channelId: channel.id };
}

/** Writes the word into every text of the rows that belong to a workspace or to one of its channels. */
async function spread(workspaceId: string) {
  const TEXTS = [
    "name",
    "title",
    "body",
    "text",
    "topic",
    "notes",
    "note",
    "description",
    "question",
    "label",
    "alt",
  ];
  const columns = await db().$queryRaw<{ table: string; column: string; key: string }[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", k.column_name AS key
    FROM information_schema.columns c JOIN information_schema.columns k ON k.table_name = c.table_name
    WHERE c.table_schema = 'public' AND k.table_schema = 'public' AND k.column_name IN ('workspace_id', 'channel_id')
      AND c.data_type = 'text' AND c.column_name = ANY(${TEXTS}) AND c.is_generated = 'NEVER'`;
  for (const { table, column, key: by } of columns) {
    const isIn =
      by === "workspace_id" ? "= $1::uuid" : "IN (SELECT id FROM channels WHERE workspace_id = $1::uuid)";
    await db().$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = "${column}" || ' ${WORD}' WHERE "${by}" ${isIn}`,
      workspaceId,
    );
  }
}

function expectNothingBeyond(text: string) {
  expect(text).not.toContain(WORD);
  for (const [name, value] of Object.entries(beyond))
    if (value.length > 10) expect(text, name).not.toContain(value);
}

const lists = contracts.filter(
  ({ contract: { method, params, auth, scope } }) =>
    method === "GET" &&
    auth === "required" &&
    scope !== "account:security" &&
    !fieldsOf(params).some((name) => name === "workspaceId" || name === "channelId"),
);

describe("a key bound to a workspace", () => {
  it.each(lists)("is shown nothing beyond it: $id", async ({ id, contract }) => {
    const query = { ...samples.queries[id], ...(fieldsOf(contract.query).includes("q") && { q: WORD }) };
    for (const params of [within, beyond]) {
      const response = await requestRaw(key, contract, { params, query });
      expectNothingBeyond(await response.text());
      if (fieldsOf(contract.params).length === 0 && contract.tag !== "Administration")
        expect(response.status).toBe(200);
    }
  });

  const named = contracts.filter(
    ({ contract: { params, auth, scope } }) =>
      auth === "required" &&
      scope !== "account:security" &&
      fieldsOf(params).some((name) => name !== "token" && name !== "type"),
  );

  it.each(named)("is answered ids beyond it as those of nothing: $id", async ({ id, contract }) => {
    const ids = fieldsOf(contract.params).filter((name) => name.endsWith("Id") && beyond[name]);
    for (const name of ids) {
      const [there, nowhere] = await Promise.all(
        [beyond[name], randomUUID()].map(async (value) => {
          const body = samples.bodies[id]?.() ?? {};
          const response = await requestRaw(key, contract, { params: { ...within, [name]: value }, body });
          return { status: response.status, text: await response.text() };
        }),
      );
      expectNothingBeyond(there!.text);
      expect(there!.status, name).toBe(nowhere!.status);
    }
  });
});
