import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { CallSounds } from "@/components/calls/call-sounds";
import { MyCallsPage } from "@/components/calls/log/my-calls-page";
import type { CallSession } from "@/components/calls/session/types";
import { declineCallContract, listMyCallsContract, startCallContract } from "@/lib/calls/contract";
import type { Call } from "@/lib/calls/schema";
import { listReadersContract } from "@/lib/channels/contract";
import { createMessageContract } from "@/lib/messages/contract";
import type { Message } from "@/lib/messages/schema";
import {
  ada,
  makeCall,
  makeLogEntry,
  makeParticipant,
  makeRing,
  makeSession,
  people,
} from "./setup/fake-call";
import { ben, makeMessage, makeTreeChannel, me } from "./setup/people";
import { channelInTree, composer } from "./setup/screen";
import { expectAccessible, fakeServer, show } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const general = makeTreeChannel({ name: "general" });
const coffee = makeTreeChannel({ name: "Coffee corner", type: "VOICE" });
const ring = page.getByRole("alertdialog", { name: "Ben Carter is calling" });
const main = page.getByRole("main");
const shot = (name: string) => page.screenshot({ path: `../../test-results/shots/${name}.png` });

let contexts: AudioContext[] = [];
const RealContext = globalThis.AudioContext;
beforeEach(async () => {
  await page.viewport(1280, 800);
  contexts = [];
  globalThis.AudioContext = class extends RealContext {
    constructor() {
      super();
      contexts.push(this);
    }
  };
  fakeServer().answer(listReadersContract, () => ({ items: [ben], nextCursor: null, count: 2 }));
});
afterEach(() => {
  globalThis.AudioContext = RealContext;
});
/** Once the page is connected. */
const soon = (act: () => void) =>
  expect
    .poll(() => {
      act();
      return true;
    })
    .toBe(true);
const isSounding = () => contexts.some(({ state }) => state !== "closed");

let setSession: (session: CallSession) => void;
function Sounds({ first }: { first: CallSession }) {
  const [session, set] = useState(first);
  setSession = set;
  return <CallSounds session={session} myId={me.id} />;
}
function liveSounds(first: CallSession) {
  show(<Sounds first={first} />);
  return (next: CallSession) => setSession(next);
}

const answered = (call: Call): Call => ({
  ...call,
  ...{ revision: call.revision + 1, status: "ACTIVE", answeredAt: call.createdAt },
  invites: [{ userId: me.id, status: "ACCEPTED", isQuiet: false }],
});

test("a call rings while one types, and stops at once where it is answered elsewhere", async () => {
  const { receive } = showWorkspace({ channels: [general, coffee] });
  await expect.element(composer("general")).toHaveFocus();
  await userEvent.keyboard("Half a sen");
  const call = makeRing({ channelId: general.id });
  await soon(() => receive("call.changed", { call }));
  await expect.element(ring).toBeVisible();
  await expect.element(ring.getByText("Call in general")).toBeVisible();
  await expect.poll(isSounding).toBe(true);
  await userEvent.keyboard("tence");
  await expect.element(composer("general")).toHaveTextContent("Half a sentence");
  await shot("incoming");
  await expectAccessible();
  await soon(() => receive("call.changed", { call: answered(call) }));
  await expect.element(ring).not.toBeInTheDocument();
  await expect.poll(isSounding).toBe(false);
  await expect.element(composer("general")).toHaveFocus();
});

test("a call is declined by Escape in it, or with a message, on a phone as well", async () => {
  await page.viewport(390, 844);
  fakeServer().answer(declineCallContract, () => undefined as never);
  fakeServer().answer(createMessageContract, ({ body }) => makeMessage({ body: body.body ?? "" }));
  const { receive } = showWorkspace({ channels: [general] });
  const first = makeRing({ channelId: general.id });
  await soon(() => receive("call.changed", { call: first }));
  await expect.element(ring).toBeVisible();
  await shot("incoming-phone");
  ring.getByRole("button", { name: "Answer", exact: true }).element().focus();
  await userEvent.keyboard("{Escape}");
  await expect.element(ring).not.toBeInTheDocument();
  await expect.poll(isSounding).toBe(false);

  const second = makeRing({ channelId: general.id });
  await soon(() => receive("call.changed", { call: second }));
  await ring.getByRole("button", { name: "Decline with a message" }).click();
  await page.getByRole("menuitem", { name: "I’ll be there in five minutes." }).click();
  await expect.element(ring).not.toBeInTheDocument();
  await expect
    .poll(() => fakeServer().requestsOf(createMessageContract))
    .toMatchObject([{ params: { channelId: general.id }, body: { body: "I’ll be there in five minutes." } }]);
  expect(
    fakeServer()
      .requestsOf(declineCallContract)
      .map(({ params }) => params),
  ).toEqual([{ callId: first.id }, { callId: second.id }]);
});

test("what rings too late, or for somebody in another call, makes no sound", async () => {
  const { receive } = showWorkspace({ channels: [general] });
  const late = new Date(Date.now() - 1_000).toISOString();
  await soon(() =>
    receive("call.changed", {
      call: makeRing({ channelId: general.id, ringUntil: late, stateAt: new Date().toISOString() }),
    }),
  );
  const invites = [{ userId: me.id, status: "RINGING" as const, isQuiet: true }];
  await soon(() => receive("call.changed", { call: makeRing({ channelId: coffee.id, invites }) }));
  await expect.element(ring).toBeVisible();
  expect(page.getByRole("alertdialog").elements().length).toBe(1);
  await expect.element(ring.getByRole("button", { name: "Leave and answer" })).toBeVisible();
  expect(isSounding()).toBe(false);
});

test("who is in stands under the channel and in its header, and goes when the call ends", async () => {
  const [, other, third] = people(3);
  const call = makeCall({
    channelId: general.id,
    participants: [other!, third!].map((person) => makeParticipant(person)),
  });
  const { receive } = showWorkspace({ channels: [general, coffee], calls: [call] });
  const names = page.getByRole("tree", { name: "Channels" }).getByText("Ben Carter", { exact: true });
  await expect.element(names).toBeVisible();
  await expect.element(channelInTree("general")).toHaveAccessibleName(/call with Ben Carter, Chiara Bianchi/);
  await expect.element(main.getByRole("button", { name: /^Join the call: 2 people, 12:0\d$/ })).toBeVisible();
  await soon(() =>
    receive("call.spoke", { callId: call.id, participantId: call.participants[0]!.id, isSpeaking: true }),
  );
  await expect.poll(() => document.querySelectorAll("[role=tree] [data-speaking]").length).toBe(1);
  await shot("tree");
  await soon(() =>
    receive("call.changed", { call: { ...call, revision: 2, status: "ENDED", participants: [] } }),
  );
  await expect.element(names).not.toBeInTheDocument();
  await expect.element(main.getByRole("button", { name: "Start a call" })).toBeVisible();
});

test("somebody who moves between voice channels is never in two", async () => {
  const lounge = makeTreeChannel({ name: "Lounge", type: "VOICE" });
  const [, other, third] = people(3).map((person) => makeParticipant(person));
  const there = makeCall({ channelId: coffee.id, participants: [other!, third!] });
  const { receive } = showWorkspace({ channels: [general, coffee, lounge], calls: [there] });
  const lines = () => [...document.querySelectorAll("[data-call]")].map((one) => one.textContent);
  await expect.poll(lines).toEqual(["BBen CarterCChiara Bianchi"]);
  await soon(() => receive("call.changed", { call: { ...there, revision: 2, participants: [other!] } }));
  await soon(() =>
    receive("call.changed", { call: makeCall({ channelId: lounge.id, participants: [third!] }) }),
  );
  // Replayed after a gap.
  await soon(() => receive("call.changed", { call: there }));
  await expect.poll(lines).toEqual(["BBen Carter", "CChiara Bianchi"]);
});

test("the page of a voice channel shows who is in and joins by one press", async () => {
  const call = makeCall({
    channelId: coffee.id,
    participants: [makeParticipant(ben, { isMuted: true })],
  });
  const { receive } = showWorkspace({ channels: [coffee], calls: [call] });
  await expect.element(main.getByRole("list", { name: "Who is here" }).getByText("Ben Carter")).toBeVisible();
  await expect.element(main.getByRole("button", { name: "Join", exact: true })).toBeVisible();
  await expect.element(main.getByText(/^Ben Carter is here/)).toBeVisible();
  await expectAccessible();
  await shot("voice");
  await main.getByRole("checkbox", { name: "Join muted" }).click();
  expect(localStorage.getItem("guildhall.call-joins-muted")).toBe("true");
  const body = { isMuted: true };
  await main.getByRole("button", { name: "Join", exact: true }).click();
  await expect.poll(() => fakeServer().requestsOf(startCallContract)).toMatchObject([{ body }]);
  // Refused: said, and one stands before the door again.
  await expect.element(main.getByRole("button", { name: "Join", exact: true })).toBeVisible();
  // The same from the line of the tree, without leaving the page.
  await page.getByCss(`[data-join="${coffee.id}"]`).click();
  await expect.poll(() => fakeServer().requestsOf(startCallContract)).toMatchObject([{ body }, { body }]);
  await main.getByRole("button", { name: "Check camera and microphone first" }).click();
  await expect.element(main.getByRole("button", { name: "Join with the microphone" })).toBeVisible();
  document.documentElement.dataset.theme = "dark";
  await page.viewport(390, 844);
  await shot("voice-phone-dark");
  await soon(() =>
    receive("call.changed", { call: { ...call, revision: 2, status: "ENDED", participants: [] } }),
  );
  await expect.element(main.getByRole("heading", { name: "Nobody is here yet" })).toBeVisible();
});

test("the row of a call is live while it is open, and says how it ended", async () => {
  const call = makeCall({
    channelId: general.id,
    participants: people(3)
      .slice(1)
      .map((person) => makeParticipant(person)),
  });
  const note = (parts: Partial<Extract<NonNullable<Message["system"]>, { type: "call" }>>) => ({
    ...{ type: "call" as const, callId: makeCall().id, isVideo: false, peopleCount: 3 },
    ...{ endReason: null, seconds: null, ...parts },
  });
  const row = (seq: number, system: ReturnType<typeof note>) =>
    makeMessage({ channelId: general.id, seq, kind: "SYSTEM", author: ben, system });
  showWorkspace({
    channels: [{ ...general, lastSeq: 4, readSeq: 4 }],
    calls: [call],
    messages: {
      [general.id]: [
        row(1, note({ endReason: "HUNG_UP", seconds: 12 * 60 })),
        row(2, note({ endReason: "NO_ANSWER", peopleCount: 1 })),
        row(3, note({ endReason: "DECLINED", isVideo: true, peopleCount: 1 })),
        row(4, note({ callId: call.id })),
      ],
    },
  });
  const rows = page.getByRole("log").getByRole("article");
  await expect.element(rows.filter({ hasText: "Call, 12 min, 3 people" })).toBeVisible();
  const missed = rows.filter({ hasText: "Missed call · Ben Carter" });
  await expect.element(missed).toBeVisible();
  await expect.element(rows.filter({ hasText: "Video call declined" })).toBeVisible();
  const live = rows.filter({ hasText: /Call, 12:0\d, 2 people/ });
  await expect.element(live.getByRole("button", { name: "Join" })).toBeVisible();
  await shot("rows");
});

test("a caller hears that it rings, and who comes and goes is heard, unless sounds are off", async () => {
  const [adas, bens, chiaras] = people(3).map((person) => makeParticipant(person));
  const call = makeCall({ channelId: general.id, participants: [adas!], startedBy: ada, status: "RINGING" });
  const state = (parts: Partial<Call>) => makeSession({ ...call, ...parts });
  const set = liveSounds(state({}));
  await expect.poll(isSounding).toBe(true);
  set(state({ status: "ACTIVE", participants: [adas!, bens!] }));
  await expect.poll(() => contexts[0]?.state).toBe("closed");
  await expect.poll(() => contexts.length).toBe(2);
  await expect.poll(isSounding).toBe(false);
  set(state({ status: "ACTIVE", participants: [adas!, bens!, chiaras!] }));
  await expect.poll(() => contexts.length).toBe(3);
  set({ ...state({ status: "ACTIVE", participants: [adas!, bens!] }), isDeafened: true });
  set({ ...state({ status: "ACTIVE", participants: people(26).map((person) => makeParticipant(person)) }) });
  await expect.poll(isSounding).toBe(false);
  expect(contexts.length).toBe(3);
});

test("the log of my calls says what became of each", async () => {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  fakeServer().answer(listMyCallsContract, () => ({
    items: [
      makeLogEntry({
        channelId: general.id,
        isMissed: true,
        endReason: "NO_ANSWER",
        answeredAt: null,
        createdAt: at,
      }),
      makeLogEntry({ channelId: coffee.id, isVideo: true }),
    ],
    nextCursor: null,
  }));
  showWorkspace({ channels: [general, coffee], page: <MyCallsPage />, path: "/w/engines/calls" });
  const lines = main.getByRole("list", { name: "Calls" }).getByRole("listitem");
  const missed = lines.filter({ hasText: "general" });
  await expect.element(missed.getByText("Missed")).toBeVisible();
  await missed.getByRole("button", { name: "Call back" }).click();
  await expect.element(page.getByRole("dialog", { name: "Call in general" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(lines.filter({ hasText: "Coffee corner" }).getByText("12 min")).toBeVisible();
  await shot("log");
  await expectAccessible();
});
