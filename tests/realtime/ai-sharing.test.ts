import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { askPurpose } from "@/lib/ai/ask/ask-purpose";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { askContract } from "@/lib/ai/messages/contract";
import type { AiTurn } from "@/lib/ai/messages/schema";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import {
  getAiSessionContract,
  shareAiSessionContract,
  stopSharingAiSessionContract,
} from "@/lib/ai/sessions/contract";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { removeMember, updateMember } from "@/lib/workspaces/members/service";
import { startRunner } from "@/realtime/ai-runner";
import { addMember, makeActor, makeUser } from "../factories";
import { type AiPlace, longText, makeAiPlace, slowly } from "./ai-helpers";
import { callOver, closeClients, connectSocket, eventsOf, eventually, type TestSocket } from "./clients";
import { type RealtimeNode, startNode } from "./node";

// The owner has two devices, of which one shows the chat; a member has it on screen.

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

let place: AiPlace;
let modelId: string;
let reader: Actor;
let owner: Actor;
let boss: Actor;
let sockets: Record<"owner" | "device" | "reader", TestSocket>;
beforeEach(async () => {
  place = await makeAiPlace();
  registerRunPurposes({ chat: chatPurpose });
  const runner = await startRunner();
  onTestFinished(() => runner.stop());
  const [ben, cleo] = [await makeUser({ name: "Ben" }), await makeUser({ name: "Cleo" })];
  await addMember(place.workspace, ben);
  await addMember(place.workspace, cleo);
  [boss, owner, reader] = [await makeActor(place.user), await makeActor(ben), await makeActor(cleo)];
  await db().aiSession.update({ where: { id: place.session.id }, data: { ownerId: ben.id, isNamed: true } });
  modelId = (await place.makeModel()).id;
  const [first, second, third] = await Promise.all(
    [owner, owner, reader].map((it) => connectSocket(node, it)),
  );
  sockets = { owner: first!, device: second!, reader: third! };
  await Promise.all([show(sockets.owner), show(sockets.reader)]);
});

const show = (socket: TestSocket) =>
  socket.emitWithAck("viewing.set", { streams: [{ aiSessionId: place.session.id }] });

async function ask(text: string, parentId: string | null = null): Promise<AiTurn> {
  const params = { aiSessionId: place.session.id };
  const body = { parentId, text, modelId, nonce: randomUUID() };
  const answer = await callOver(sockets.owner, askContract, { params, body });
  if (!("data" in answer)) throw new Error(JSON.stringify(answer));
  return answer.data;
}

const ended = (socket: TestSocket, id: string) =>
  eventsOf(socket, "aiMessage.ended").some((it) => it.id === id);
const answered = (turn: AiTurn) =>
  eventually(() => expect(ended(sockets.device, turn.answer.id)).toBe(true), 10_000);
const grown = (socket: TestSocket, { answer }: AiTurn) =>
  eventsOf(socket, "aiRun.grew").filter(({ answerId }) => answerId === answer.id);
const params = () => ({ aiSessionId: place.session.id });
const share = (leafId: string) =>
  callOver(sockets.owner, shareAiSessionContract, { params: params(), body: { leafId } });

/** All that one has heard of chats. */
const heard = (socket: TestSocket) => socket.received.filter(({ event }) => event.startsWith("ai"));

test("readers hear a shared chat grow, and what is asked in other branches reaches its owner alone", async () => {
  const first = await ask("First");
  await answered(first);
  expect(grown(sockets.device, first).length).toBeGreaterThan(0);
  expect(heard(sockets.reader)).toEqual([]);
  await share(first.answer.id);
  await show(sockets.reader);
  await eventually(() => expect(eventsOf(sockets.reader, "aiSession.joined")).toHaveLength(1));
  const second = await ask("Second", first.answer.id);
  await answered(second);
  await eventually(() => expect(ended(sockets.reader, second.answer.id)).toBe(true));
  expect(grown(sockets.reader, second).length).toBeGreaterThan(0);
  expect(grown(sockets.owner, second)).toEqual(grown(sockets.reader, second));
  const before = heard(sockets.reader).length;
  const other = await ask("SECRET", first.answer.id);
  await answered(other);
  // A last event that they do hear, so that all before it are there.
  await ask("Third", second.answer.id);
  await eventually(() => expect(heard(sockets.reader).length).toBeGreaterThan(before + 1));
  expect(JSON.stringify(heard(sockets.reader))).not.toMatch(new RegExp(`SECRET|${other.answer.id}`));
});

test("an answer from the workspace to a follow-up reaches readers once its owner shares it", async () => {
  registerRunPurposes({ ask: askPurpose });
  await db().aiSession.update({ where: { id: place.session.id }, data: { scope: {} } });
  const first = await ask("When does the ferry leave?");
  await answered(first);
  await share(first.answer.id);
  await show(sockets.reader);
  await eventually(() => expect(eventsOf(sockets.reader, "aiSession.joined")).toHaveLength(1));
  const second = await ask("SECRET", first.answer.id);
  await answered(second);
  const readers = { params: params() };
  const read = await callOver(sockets.reader, getAiSessionContract, readers);
  expect(JSON.stringify([heard(sockets.reader), read])).not.toMatch(new RegExp(`SECRET|${second.answer.id}`));
  await share(second.answer.id);
  expect(JSON.stringify(await callOver(sockets.reader, getAiSessionContract, readers))).toContain("SECRET");
});

test.each<[string, () => Promise<unknown>]>([
  ["ends the sharing", () => callOver(sockets.owner, stopSharingAiSessionContract, { params: params() })],
  ["puts the reader out of the workspace", () => removeMember(boss, place.workspace.id, reader.userId)],
  ["makes the reader a guest", () => updateMember(boss, place.workspace.id, reader.userId, "GUEST")],
])("a reader hears no more of an answer once somebody %s", async (_what, work) => {
  const first = await ask("First");
  await answered(first);
  await share(first.answer.id);
  await show(sockets.reader);
  slowly(place.fake, longText(200), 8);
  const second = await ask("Second", first.answer.id);
  await eventually(() => expect(grown(sockets.reader, second).length).toBeGreaterThan(1));
  await work();
  await show(sockets.reader);
  // Said in this moment, it may still be on its way.
  await eventually(() =>
    expect(grown(sockets.owner, second).length).toBeGreaterThan(grown(sockets.reader, second).length + 1),
  );
  const before = grown(sockets.reader, second).length;
  await answered(second);
  expect(grown(sockets.reader, second)).toHaveLength(before);
  expect(ended(sockets.reader, second.answer.id)).toBe(false);
});

test("the owner of a private chat hears no more of an answer once they have left the workspace", async () => {
  slowly(place.fake, longText(200), 8);
  const turn = await ask("First");
  await eventually(() => expect(grown(sockets.owner, turn).length).toBeGreaterThan(1));
  await removeMember(boss, place.workspace.id, owner.userId);
  const count = () =>
    eventsOf(sockets.owner, "aiRun.grew").length + eventsOf(sockets.device, "aiRun.grew").length;
  await eventually(() => expect(eventsOf(sockets.owner, "access.changed").length).toBeGreaterThan(0));
  await eventually(() => expect(eventsOf(sockets.device, "access.changed").length).toBeGreaterThan(0));
  const before = count();
  await eventually(
    async () =>
      expect(await db().aiMessage.findUnique({ where: { id: turn.answer.id } })).toMatchObject({
        finish: "DONE",
      }),
    10_000,
  );
  expect(count()).toBe(before);
  expect(ended(sockets.device, turn.answer.id)).toBe(false);
});
