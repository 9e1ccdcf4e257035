import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { removeChannelMemberContract, updateChannelContract } from "@/lib/channels/contract";
import { endpoints } from "@/lib/composition/endpoints";
import { saveDraftContract } from "@/lib/drafts/contract";
import { contractId } from "@/lib/http/contract-id";
import { createMessageContract } from "@/lib/messages/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { createReminderContract } from "@/lib/reminders/contract";
import { saveContract } from "@/lib/saved/contract";
import { listScheduledContract, scheduleMessageContract } from "@/lib/scheduled/contract";
import { removeMemberContract } from "@/lib/workspaces/contract";
import { makeChannel, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { requestRaw, send } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";

const { queries } = await loadSamples();
const reads = endpoints.map(({ contract }) => contract).filter(({ method }) => method === "GET");

/** Words of the channel's name, which changes after Ben has gone, and of what Ada writes in it. */
const NAME = "zanzibar";
const WORDS = "quicksilver";

let channelId: string;
let messageId: string;

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const write = (as: SignedIn, body: string, more: { threadId?: string } = {}) =>
  send(as, createMessageContract, { params: { channelId }, body: { nonce: randomUUID(), body, ...more } });

/** Ben leaves a trace of every kind in a private channel of Ada's. */
beforeEach(async () => {
  await makePair();
  const members = [ada, ben].map((user) => ({ user, role: "EDITOR" as const }));
  channelId = (await makeChannel(workspace, { visibility: "PRIVATE", name: NAME, members })).id;
  messageId = (await write(ada, `[@Ben](mention:person/${ben.id}) ${WORDS}`)).id;
  await write(ben, "Thanks", { threadId: messageId });
  await write(ada, `More ${WORDS}`, { threadId: messageId });
  const params = { channelId };
  const target = { type: "message" as const, id: messageId };
  await send(ben, scheduleMessageContract, {
    params,
    body: { nonce: randomUUID(), body: "Later", sendAt: inAnHour() },
  });
  await send(ben, saveDraftContract, {
    params,
    body: { body: "Not yet", basedOn: null },
  });
  await send(ben, createReminderContract, { body: { target, remindAt: inAnHour() } });
  await send(ben, saveContract, { params: { type: "message", targetId: messageId } });
  await send(ben, addReactionContract, { params: { messageId, emoji: "👍" } });
});

/** The reads whose answer has one of the words. */
async function findTelling(): Promise<string[]> {
  const params = { channelId, messageId, workspaceId, threadId: messageId, userId: ada.id };
  const telling: string[] = [];
  for (const contract of reads) {
    const id = contractId(contract);
    const query = contract.path === "/api/search" ? { q: WORDS } : queries[id];
    const response = await requestRaw(ben, contract, {
      params: { ...params, type: "message", targetId: messageId },
      query,
    });
    const text = await response.text();
    if (text.includes(NAME) || text.includes(WORDS)) telling.push(id);
  }
  return telling;
}

it("finds what a member of a private channel is shown of it", async () => {
  expect(await findTelling()).toEqual(
    expect.arrayContaining([
      "GET /api/channels/{channelId}",
      "GET /api/inbox",
      "GET /api/saved",
      "GET /api/scheduled",
      "GET /api/search",
      "GET /api/threads",
      "GET /api/workspaces/{workspaceId}/channels",
    ]),
  );
});

describe.each([
  ["the channel", () => send(ada, removeChannelMemberContract, { params: { channelId, userId: ben.id } })],
  ["the workspace", () => send(ada, removeMemberContract, { params: { workspaceId, userId: ben.id } })],
])("a person removed from %s", (_, putOut) => {
  it("reads nothing of a private channel there, by no operation", async () => {
    await putOut();
    await send(ada, updateChannelContract, { params: { channelId }, body: { name: `${NAME} again` } });
    expect(await findTelling()).toEqual([]);
    expect((await send(ben, listScheduledContract)).items).toMatchObject([
      { body: "Later", channelName: null, workspaceId: null },
    ]);
  });
});
