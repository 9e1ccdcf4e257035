import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setTransport } from "@/lib/http/client";
import { forgetCallsOf, openCallsQuery, receiveCall } from "./queries";
import type { Call } from "./schema";

const state = (id: string, revision: number, more: Partial<Call> = {}): Call => ({
  ...{
    id,
    revision,
    channelId: `of ${id}`,
    engine: "MESH",
    status: "ACTIVE",
    isVideo: false,
    startedBy: null,
  },
  ...{ createdAt: "", ringUntil: null, answeredAt: null, endedAt: null, endReason: null, stateAt: "" },
  ...{ participants: [], invites: [], peopleCount: 1 },
  ...more,
});
const ended = { status: "ENDED" } as const;

let client: QueryClient;
/** Answers what is being read. */
let answer: (...items: Call[]) => void;

beforeEach(() => {
  client = new QueryClient();
  setTransport({
    isOpen: () => true,
    call: () =>
      new Promise((resolve) => {
        answer = (...items) => resolve({ data: { items, nextCursor: null } });
      }),
  });
});
afterEach(() => setTransport(null));

const held = () =>
  client.getQueryData(openCallsQuery().queryKey)?.map(({ id, revision }) => `${id}${revision}`);
const hold = (...calls: Call[]) => client.setQueryData(openCallsQuery().queryKey, calls);

it("keeps the later of two states, whichever comes last, and none of a call that has ended", () => {
  hold(state("a", 2), state("b", 4));
  receiveCall(client, state("a", 3));
  receiveCall(client, state("b", 3));
  receiveCall(client, state("c", 1));
  expect(held()).toEqual(["a3", "b4", "c1"]);
  receiveCall(client, state("a", 4, ended));
  receiveCall(client, state("d", 9, ended));
  expect(held()).toEqual(["b4", "c1"]);
});

it("an answer that is older than an event undoes nothing of it", async () => {
  const reading = client.fetchQuery(openCallsQuery());
  receiveCall(client, state("e", 5, ended));
  receiveCall(client, state("e", 4));
  receiveCall(client, state("f", 3));
  receiveCall(client, state("g", 1));
  forgetCallsOf(client, ["of h"]);
  answer(state("e", 4), state("f", 2), state("h", 1));
  await reading;
  expect(held()).toEqual(["f3", "g1"]);
});

it("drops the calls of channels that are lost", () => {
  hold(state("e", 2), state("f", 4));
  forgetCallsOf(client, ["of e", "another"]);
  expect(held()).toEqual(["f4"]);
});
