import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setTransport } from "@/lib/http/client";
import { changeMessage } from "@/lib/messages/cache-events";
import { catchUp, messagesQuery } from "@/lib/messages/queries";
import type { Message, MessageWindow } from "@/lib/messages/schema";
import { changeReaction } from "@/lib/reactions/cache-events";
import { sampleMessage as message } from "@/tests/sample-message";
import { receiveMessage } from "./cache-events";

const windowOf = (...items: Message[]): MessageWindow => ({ items, hasBefore: false, hasAfter: false });
const thumb = { emoji: "👍", userId: "ben", isAdded: true };

let client: QueryClient;
/** Answers what is being read. */
let answer: (window: MessageWindow) => void;

beforeEach(() => {
  client = new QueryClient();
  setTransport({
    isOpen: () => true,
    call: () =>
      new Promise((resolve) => {
        answer = (data) => resolve({ data });
      }),
  });
});
afterEach(() => setTransport(null));

const held = () => client.getQueryData(messagesQuery("channel").queryKey)?.items;

it("a message that comes while its stream is read for the first time is in it", async () => {
  const reading = client.fetchQuery(messagesQuery("channel"));
  receiveMessage(client, "me", message(2));
  receiveMessage(client, "me", message(3, { channelId: "channel", threadId: "thread" }));
  changeMessage(client, message(1, { body: "edited" }));
  answer(windowOf(message(1)));
  await reading;
  expect(held()?.map(({ body }) => body)).toEqual(["edited", "message 2"]);
});

it("events that arrive while missed messages are read aren't undone by the answer", async () => {
  client.setQueryData(messagesQuery("channel").queryKey, windowOf(message(1)));
  const reading = catchUp(client, { channelId: "channel" }, "start");
  changeReaction(client, { id: "id 1", channelId: "channel" }, thumb);
  changeReaction(client, { id: "id 2", channelId: "channel" }, thumb);
  answer(windowOf(message(1), message(2)));
  await reading;
  const reactions = [{ emoji: "👍", userIds: ["ben"] }];
  expect(held()).toEqual([message(1, { reactions }), message(2, { reactions })]);
});

it("events from before a read began are left to its answer", async () => {
  receiveMessage(client, "me", message(7));
  const reading = client.fetchQuery(messagesQuery("channel"));
  answer(windowOf(message(8)));
  await reading;
  expect(held()).toEqual([message(8)]);
});
