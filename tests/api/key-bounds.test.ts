import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { GRANTABLE } from "@/lib/accounts/keys/schema";
import { endpoints } from "@/lib/composition/endpoints";
import { db } from "@/lib/db";
import { contractId } from "@/lib/http/contract-id";
import { createMessageContract, listMessagesContract } from "@/lib/messages/contract";
import { messageReferencePath } from "@/lib/objects/path";
import {
  makeApiKey,
  makeChannel,
  makeDirect,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { refusal, requestRaw, send } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";

// Ann is in the workspaces A and B and has conversations. A key of hers for A alone must show nothing of the rest: every
// text and id of it is searched for in every answer.

const WORD = "Quixotzl";
const samples = await loadSamples();
const contracts = endpoints.map(({ contract }) => ({ id: contractId(contract), contract }));
const fieldsOf = (schema: z.ZodType) => Object.keys((schema as z.ZodObject).shape ?? {});

let ann: SignedIn;
let key: { key: string };
let within: Record<string, string>;
let beyond: Record<string, string>;
let channels: { a: { id: string }; b: { id: string } };

beforeAll(async () => {
  ann = await makeSignedIn({ name: "Ann" });
  const [a, b] = [await makeWorkspace(ann, { name: "A" }), await makeWorkspace(ann, { name: `B ${WORD}` })];
  channels = { a: await makeChannel(a), b: await makeChannel(b, { name: WORD }) };
  within = await thingsOf(a, channels.a, "plain");
  beyond = await thingsOf(b, channels.b, WORD);
  const zoe = await makeMember(b, "MEMBER", { name: `Zoe ${WORD}` });
  const direct = await makeDirect(ann, zoe);
  const said = await makeMessage(direct, zoe, { body: `Psst ${WORD}` });
  Object.assign(beyond, { zoe: zoe.id, direct: direct.id, said: said.id });
  await db().readMarker.deleteMany({ where: { userId: ann.id } });
  await spread(b.id);
  key = await makeApiKey(ann, { workspaceIds: [a.id], hasConversations: false });
});

async function thingsOf(workspace: Awaited<ReturnType<typeof makeWorkspace>>, channel: { id: string }, body: string) {
  const owner = ann;
  const message = await makeMessage(channel as never, owner, { body });
  const things = await samples.foreign({ owner, workspace, channel, message } as never);
  // Ann herself, and what is hers wherever she is.
  const { userId, sessionId, keyId, token, ...rest } = things;
  await db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  return { ...rest, workspaceId: workspace.id, channelId: channel.id };
}

/** Writes the word into every text of the rows that belong to a workspace or to one of its channels. */
async function spread(workspaceId: string) {
  const TEXTS = ["name", "title", "body", "text", "topic", "notes", "note", "description", "question", "label", "alt"];
  const columns = await db().$queryRaw<{ table: string; column: string; key: string }[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", k.column_name AS key
    FROM information_schema.columns c JOIN information_schema.columns k ON k.table_name = c.table_name
    WHERE c.table_schema = 'public' AND k.table_schema = 'public' AND k.column_name IN ('workspace_id', 'channel_id')
      AND c.data_type = 'text' AND c.column_name = ANY(${TEXTS}) AND c.is_generated = 'NEVER'`;
  for (const { table, column, key: by } of columns) {
    const isIn = by === "workspace_id" ? "= $1::uuid" : "IN (SELECT id FROM channels WHERE workspace_id = $1::uuid)";
    await db().$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = "${column}" || ' ${WORD}' WHERE "${by}" ${isIn}`,
      workspaceId,
    );
  }
}

function expectNothingBeyond(text: string) {
  expect(text).not.toContain(WORD);
  for (const [name, value] of Object.entries(beyond)) if (value.length > 10) expect(text, name).not.toContain(value);
}

const lists = contracts.filter(
  ({ contract: { method, params, auth, scope } }) =>
    method === "GET" &&
    auth === "required" &&
    scope !== "account:security" &&
    !fieldsOf(params).some((name) => name === "workspaceId" || name === "channelId"),
);

describe.each(lists)("a key bound to a workspace: $id", ({ id, contract }) => {
  it("shows nothing beyond it", async () => {
    const query = { ...samples.queries[id], ...(fieldsOf(contract.query).includes("q") && { q: WORD }) };
    for (const params of [within, beyond]) {
      const response = await requestRaw(key, contract, { params, query });
      expectNothingBeyond(await response.text());
      if (fieldsOf(contract.params).length === 0 && contract.tag !== "Administration")
        expect(response.status).toBe(200);
    }
  });
});

const named = contracts.filter(
  ({ contract: { params, auth, scope } }) =>
    auth === "required" &&
    scope !== "account:security" &&
    fieldsOf(params).some((name) => name !== "token" && name !== "type"),
);

describe.each(named)("a key bound to a workspace: $id", ({ id, contract }) => {
  it("answers ids beyond it as those of nothing", async () => {
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
