import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract, listMessagesContract } from "@/lib/messages/contract";
import {
  addPollOptionContract,
  closePollContract,
  getMyVotesContract,
  setVotesContract,
} from "@/lib/polls/contract";
import type { NewPoll } from "@/lib/polls/schema";
import { userRoom } from "@/lib/realtime/rooms";
import { makeMember, makeMessage, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, requestRaw, send } from "@/tests/setup/request";

beforeEach(makePair);

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

async function ask(who: SignedIn, more: Partial<NewPoll> = {}) {
  const poll = { question: "When?", options: ["Monday", "Tuesday", "Friday"], ...more };
  const message = await send(who, createMessageContract, {
    params: { channelId },
    body: { nonce: randomUUID(), poll },
  });
  return { messageId: message.id, options: message.poll?.options.map(({ id }) => id) ?? [] };
}

const vote = (who: SignedIn, messageId: string, optionIds: (string | undefined)[]) =>
  send(who, setVotesContract, { params: { messageId }, body: { optionIds: optionIds as string[] } });
const refusedVote = (who: SignedIn, messageId: string, optionIds: (string | undefined)[]) =>
  refusal(who, setVotesContract, { params: { messageId }, body: { optionIds } });
const closeAt = (messageId: string, closesAt: Date) =>
  db().poll.update({ where: { id: messageId }, data: { closesAt } });

describe("voting", () => {
  it("replaces my votes and withdraws them", async () => {
    const { messageId, options } = await ask(ada);
    await vote(ada, messageId, [options[0]]);
    await vote(ben, messageId, [options[0]]);
    const { poll } = await vote(ben, messageId, [options[1]]);
    expect(poll?.options.map(({ userIds }) => userIds)).toEqual([[ada.id], [ben.id], []]);
    expect(poll?.voterCount).toBe(2);
    expect((await vote(ben, messageId, [])).poll).toMatchObject({ voterCount: 1 });
    expect(await send(ben, getMyVotesContract, { params: { messageId } })).toEqual({ optionIds: [] });
  });

  it("takes several only where it is multiple, each once", async () => {
    const single = await ask(ada);
    expect(await refusedVote(ben, single.messageId, single.options)).toMatchObject({ status: 422 });
    const multiple = await ask(ada, { isMultiple: true });
    const twice = [...multiple.options, multiple.options[0]];
    const { poll } = await vote(ben, multiple.messageId, twice);
    expect(poll).toMatchObject({
      voterCount: 1,
      options: [{ voteCount: 1 }, { voteCount: 1 }, { voteCount: 1 }],
    });
  });

  it("refuses options of another poll and leaves my votes as they were", async () => {
    const { messageId, options } = await ask(ada, { isMultiple: true });
    const other = await ask(ada);
    await vote(ben, messageId, [options[0]]);
    for (const wrong of [other.options[0], randomUUID()]) {
      const error = await refusedVote(ben, messageId, [options[1], wrong]);
      expect(error).toMatchObject({ status: 422, code: "invalid_input" });
    }
    const mine = await send(ben, getMyVotesContract, { params: { messageId } });
    expect(mine.optionIds).toEqual([options[0]]);
  });

  it("keeps one of a hundred concurrent votes, the one that was published last", async () => {
    const { messageId, options } = await ask(ada);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        requestRaw(ben, setVotesContract, {
          params: { messageId },
          body: { optionIds: [options[index % 3]] },
        }),
      ),
    );
    // On a busy machine some are told to come again.
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toContain(200);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await db().pollVote.count({ where: { pollId: messageId } })).toBe(1);
  });

  it("ends with the poll, the channel and the message", async () => {
    const { messageId, options } = await ask(ada, { canAddOptions: true });
    const late = async () => {
      expect(await refusedVote(ben, messageId, [options[0]])).toMatchObject({
        status: 409,
        code: "conflict",
      });
      const more = { params: { messageId }, body: { text: "Never" } };
      expect(await refusal(ben, addPollOptionContract, more)).toMatchObject({ status: 409 });
    };
    await closeAt(messageId, new Date(Date.now() - 1));
    await late();
    await closeAt(messageId, new Date(Date.now() + 60_000));
    await db().channel.update({ where: { id: channelId }, data: { archivedAt: new Date() } });
    await late();
    await db().channel.update({ where: { id: channelId }, data: { archivedAt: null } });
    await send(ada, deleteMessageContract, { params: { messageId } });
    await late();
    expect(await db().pollVote.count({ where: { pollId: messageId } })).toBe(0);
  });

  it("is not_found for outsiders, and for messages without a poll", async () => {
    const { messageId, options } = await ask(ada);
    expect(await refusedVote(await makeSignedIn(), messageId, [options[0]])).toMatchObject({ status: 404 });
    const plain = await makeMessage({ id: channelId }, ada);
    expect(await refusedVote(ben, plain.id, [])).toMatchObject({ status: 404 });
    const mine = await refusal(ben, getMyVotesContract, { params: { messageId: plain.id } });
    expect(mine).toMatchObject({ status: 404 });
  });
});

describe("an anonymous poll", () => {
  it("shows nobody who voted, in answers, lists and events", async () => {
    const { messageId, options } = await ask(ada, { isAnonymous: true });
    const answer = await vote(ben, messageId, [options[0]]);
    // Only his other devices learn what he chose.
    const announced = await announcedBy(() => vote(ben, messageId, [options[0]]));
    const withVoter = announced.filter((notification) => JSON.stringify(notification).includes(ben.id));
    expect(withVoter).toMatchObject([{ room: userRoom(ben.id), event: "poll.voted" }]);
    const patched = announced.find(({ event }) => event === "message.patched");
    expect(patched?.data).toEqual({ id: messageId, channelId, poll: answer.poll });
    const list = await send(ada, listMessagesContract, { params: { channelId } });
    for (const shown of [answer, list]) expect(JSON.stringify(shown)).not.toContain(ben.id);
    expect(answer.poll).toMatchObject({ voterCount: 1, options: [{ voteCount: 1 }, {}, {}] });
    const mine = (who: SignedIn) => send(who, getMyVotesContract, { params: { messageId } });
    expect(await mine(ben)).toEqual({ optionIds: [options[0]] });
    expect(await mine(ada)).toEqual({ optionIds: [] });
  });
});

describe("options", () => {
  const add = (who: SignedIn, messageId: string, text: string) =>
    requestRaw(who, addPollOptionContract, { params: { messageId }, body: { text } });

  it("are added where that is allowed, each once and twenty at most, also when all come at once", async () => {
    const fixed = await ask(ada);
    expect((await add(ben, fixed.messageId, "Sunday")).status).toBe(403);
    const { messageId } = await ask(ada, { canAddOptions: true });
    expect((await add(ben, messageId, " monday ")).status).toBe(409);
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => add(ben, messageId, `Week ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(17);
    const options = await db().pollOption.findMany({ where: { pollId: messageId } });
    expect(new Set(options.map(({ position }) => position)).size).toBe(20);
  });
});

describe("closing", () => {
  it("is for its author and moderators, and final", async () => {
    const dev = await makeMember(workspace, { name: "Dev" });
    const { messageId, options } = await ask(ben);
    const close = { params: { messageId } };
    expect(await refusal(dev, closePollContract, close)).toMatchObject({ status: 403 });
    const { poll } = await send(ada, closePollContract, close);
    expect(poll?.closedAt).not.toBeNull();
    expect((await send(ben, closePollContract, close)).poll?.closedAt).toBe(poll?.closedAt);
    expect(await refusedVote(dev, messageId, [options[0]])).toMatchObject({ status: 409 });
  });
});

describe("a new poll", () => {
  it.each([
    { closesAt: new Date(0).toISOString() },
    { closesAt: "tomorrow" },
    { options: ["Only"] },
    { options: ["Same", "Same "] },
    { options: Array.from({ length: 21 }, (_, index) => `${index}`) },
    { options: ["", "Empty"] },
    { question: "x".repeat(301) },
    { question: "\u202Ereversed" },
  ])("is refused with %j, and nothing is half-written", async (wrong) => {
    const poll = { question: "When?", options: ["Monday", "Tuesday"], closesAt: inAnHour(), ...wrong };
    const body = { nonce: randomUUID(), poll };
    const error = await refusal(ada, createMessageContract, { params: { channelId }, body });
    expect(error).toMatchObject({ status: 422, code: "invalid_input" });
    expect(await db().message.count({ where: { channelId } })).toBe(0);
  });
});
