import { type CSSProperties, type ReactNode, useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cdp, page } from "vitest/browser";
import { Announcer, changeInWords } from "@/components/calls/announcer";
import { CallBar } from "@/components/calls/call-bar";
import { PreJoin } from "@/components/calls/join/pre-join";
import type { CallSession } from "@/components/calls/session/types";
import { Stage } from "@/components/calls/stage/stage";
import { leaveCallContract, updateParticipantContract } from "@/lib/calls/contract";
import type { Call, CallParticipant } from "@/lib/calls/schema";
import {
  fakeActions,
  makeCall,
  makeParticipant,
  makeRemote,
  makeSession,
  makeVideo,
  people,
} from "./setup/fake-call";
import { me } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const tile = (name: string) => page.getByRole("listitem", { name, exact: true });
const tiles = page.getByCss("[data-tile]");

let change: (value: never) => void;
/** Draws a value, and others after it. */
function Live<T>({ first, draw }: { first: T; draw: (value: T) => ReactNode }) {
  const [value, setValue] = useState(first);
  change = setValue as (value: never) => void;
  return draw(value);
}
function live<T>(first: T, draw: (value: T) => ReactNode) {
  show(<Live first={first} draw={draw} />);
  return (next: T) => change(next as never);
}

function showStage(first: CallSession, canModerate = true) {
  const { actions, done } = fakeActions();
  const set = live(first, (session) => (
    <div style={{ "--panel": "400px" } as CSSProperties}>
      <Stage {...{ session, actions, canModerate }} chat="under" className="h-[40rem]" />
      <section aria-label="Messages">
        <textarea aria-label="Chat" defaultValue="Half a sentence" />
      </section>
    </div>
  ));
  return { set, done };
}

const userMedia = navigator.mediaDevices.getUserMedia;
beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  navigator.mediaDevices.getUserMedia = userMedia;
});

const withBen = (parts: Partial<CallParticipant> = {}) => {
  const [ada, other] = people(2).map((person) => makeParticipant(person)) as [
    CallParticipant,
    CallParticipant,
  ];
  return makeCall({ participants: [ada, { ...other, ...parts }] });
};

test("the stage has a tile for each, and controls that say what they do", async () => {
  const all = people(5).map((person) => makeParticipant(person));
  all[2] = { ...all[2]!, isMuted: true };
  all[3] = { ...all[3]!, isInterrupted: true };
  all[4] = { ...all[4]!, handRaisedAt: new Date().toISOString() };
  const call = makeCall({ participants: all });
  const remote = new Map(all.map(({ id }) => [id, makeRemote()]));
  remote.set(all[4].id, makeRemote({ quality: "weak" }));
  const { done } = showStage(makeSession(call, { remote, speaking: new Set([all[1]!.id]) }));
  await expect.element(tile("You")).toBeVisible();
  await expect.element(tile("Chiara Bianchi, muted")).toBeVisible();
  await expect.element(tile("Dev Patel, can’t be heard right now")).toBeVisible();
  await expect.element(tile("Eva Lindqvist, hand raised, weak connection")).toBeVisible();
  // Who speaks is for the eye alone.
  expect(tile("Ben Carter").element().querySelector("[data-speaking]")).not.toBeNull();
  const sizes = tiles.elements().map((one) => one.getBoundingClientRect().width);
  expect(new Set(sizes.map(Math.round)).size).toBe(1);

  for (const name of ["Mute", "Turn the camera on", "Raise your hand", "Leave"]) await button(name).click();
  await button("Share a screen").click();
  await page.getByRole("menuitem", { name: "Smooth, for films and motion…" }).click();
  await button("React").click();
  await button("React with 🎉").click();
  expect(done).toEqual([
    ...["setMuted true", "setCamera true", "raiseHand true", "leave"],
    ...["setScreen true motion", "react 🎉"],
  ]);
  await expectAccessible();
});

test("on a phone all controls are 44 pixels and stand in one row", async () => {
  await page.viewport(390, 844);
  showStage(makeSession(withBen(), { needsTap: true }));
  await expect.element(button("Tap to hear")).toBeVisible();
  const boxes = page
    .getByRole("toolbar", { name: "Call controls" })
    .getByRole("button")
    .elements()
    .map((one) => one.getBoundingClientRect());
  expect(boxes.length).toBe(7);
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
  expect(document.documentElement.scrollWidth).toBe(390);
});

test("when a screen that is shown large and focused ends, the former view is back and the focus on the stage", async () => {
  const call = withBen({ screenStream: "screen" });
  const { set } = showStage(
    makeSession(call, {
      remote: new Map([[call.participants[1]!.id, makeRemote({ screen: makeVideo("#447") })]]),
    }),
  );
  await expect.element(page.getByRole("list", { name: "The others" })).toBeVisible();
  await expect.poll(() => tiles.elements().length).toBe(3);
  button("Options for Ben Carter’s screen").element().focus();

  set(makeSession({ ...call, participants: withBen().participants.with(0, call.participants[0]!) }));
  await expect.poll(() => tiles.elements().length).toBe(2);
  await expect.element(page.getByRole("region", { name: "Call" })).toHaveFocus();
  await expect.element(page.getByRole("list", { name: "The others" })).not.toBeInTheDocument();
});

test("people who come, go and share move neither the focus nor the selection", async () => {
  const all = people(14).map((person) => makeParticipant(person));
  const call = makeCall({ participants: all.slice(0, 2) });
  const { set } = showStage(makeSession(call));
  const chat = page.getByLabelText("Chat");
  await expect.element(chat).toBeVisible();
  const field = chat.element() as HTMLTextAreaElement;
  field.focus();
  field.setSelectionRange(2, 6);
  const composed: string[] = [];
  for (const type of ["compositionstart", "compositionend"] as const)
    field.addEventListener(type, () => composed.push(type));
  await cdp().send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  for (let count = 3; count <= 14; count++)
    set(makeSession({ ...call, revision: count, participants: all.slice(0, count) }));
  set(makeSession({ ...call, participants: all.with(1, { ...all[1]!, screenStream: "s" }).slice(0, 13) }));
  await expect.poll(() => tiles.elements().length).toBe(14);
  await expect.element(chat).toHaveFocus();
  // What is being composed goes on.
  expect(composed).toEqual(["compositionstart"]);
  expect([field.value, field.selectionStart]).toEqual(["Haに sentence", 3]);
  await cdp().send("Input.insertText", { text: "日" });
  expect(field.value).toBe("Ha日 sentence");
});

test("who moderates mutes and puts out; each sets the volume for themselves", async () => {
  fakeServer().answer(updateParticipantContract, () => call);
  fakeServer().answer(leaveCallContract, () => undefined as never);
  const call = withBen();
  const { id: participantId } = call.participants[1]!;
  const { done } = showStage(makeSession(call));
  await button("Options for Ben Carter").click();
  await page.getByRole("slider", { name: /Volume for me/ }).fill("40");
  expect(done).toEqual([`setVolume ${participantId} 0.4`]);
  await button("Mute for everyone").click();
  await button("Put out of the call").click();
  await button("Put out").click();
  const params = { callId: call.id, participantId };
  await expect
    .poll(() => [
      ...fakeServer().requestsOf(updateParticipantContract),
      ...fakeServer().requestsOf(leaveCallContract),
    ])
    .toMatchObject([{ params, body: { isMuted: true } }, { params }]);
});

test("who may only listen has no microphone, and no rights over others", async () => {
  showStage(makeSession(withBen(), { canSpeak: false, isMuted: true }), false);
  await expect.element(button("You can only listen here")).toBeDisabled();
  await button("Options for Ben Carter").click();
  await expect.element(page.getByRole("slider")).toBeVisible();
  await expect.element(button("Mute for everyone")).not.toBeInTheDocument();
});

test("the bar names the channel, the connection and the time", async () => {
  const { actions, done } = fakeActions();
  const place = { name: "Coffee corner", href: "/w/engines/c/1", type: "VOICE" as const, channel: null };
  const call = withBen();
  const set = live(makeSession(call), (session) => (
    <div className="w-[250px]">
      <CallBar {...{ session, actions, place }} />
    </div>
  ));
  const bar = page.getByRole("region", { name: "Your call" });
  await expect.element(bar.getByRole("link", { name: "Coffee corner" })).toHaveAttribute("href", place.href);
  await expect.element(bar.getByText("Connected", { exact: true })).toBeVisible();
  await expect.element(bar.getByText(/^12:0\d$/)).toBeVisible();
  for (const name of ["Mute", "Deafen", "Turn the camera on", "Leave the call"]) await button(name).click();
  expect(done).toEqual(["setMuted true", "setDeafened true", "setCamera true", "leave"]);
  const [, other] = call.participants;
  set(makeSession(call, { remote: new Map([[other!.id, makeRemote({ quality: "weak" })]]) }));
  await expect.element(bar.getByText("Weak connection")).toBeVisible();
});

test("screen readers hear who came and went, once a second", async () => {
  const all = people(14).map((person) => makeParticipant(person));
  const call = makeCall({ participants: all.slice(0, 2) });
  const set = live<Call>(call, (shown) => <Announcer call={shown} myId={me.id} />);
  const said: string[] = [];
  const status = page.getByRole("status", { name: "Call" });
  await expect.element(status).toBeInTheDocument();
  new MutationObserver(() => said.push(status.element().textContent ?? "")).observe(status.element(), {
    ...{ childList: true, characterData: true, subtree: true },
  });
  for (let count = 3; count <= 14; count++)
    set({ ...call, revision: count, participants: all.slice(0, count) });
  await expect.element(status).toHaveTextContent("12 people joined");
  expect(said).toEqual(["12 people joined"]);
  expect(changeInWords(["Ben"], ["Chiara", "Dev"])).toBe("Ben joined. Chiara and Dev left");
});

test("before one joins the devices are tried, and a refusal leaves listening", async () => {
  const { actions, done } = fakeActions();
  const given: MediaStream[] = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    if (wish?.audio) throw new DOMException("", "NotAllowedError");
    given.push(makeVideo("#365"));
    return given.at(-1)!;
  };
  const set = live(true, (isShown) =>
    isShown ? <PreJoin {...{ actions, canSpeak: true }} channelId="here" call={makeCall()} /> : null,
  );
  await expect.element(page.getByText(/doesn’t let Guildhall use the microphone/)).toBeVisible();
  await button("Turn the camera on").click();
  await expect.element(page.getByLabelText("Your camera", { exact: true })).toBeVisible();
  await button("Join").click();
  await expect.poll(() => done).toEqual(['start here {"isVideo":true,"isMuted":true}']);
  // The pictures tried here end with it.
  set(false);
  await expect.poll(() => given.every(({ active }) => !active)).toBe(true);
});

test("keys reach all of the stage, and Escape leaves full screen", async () => {
  showStage(makeSession(withBen()));
  await press(button("Mute"), "{Tab}{Tab}");
  await expect.element(button("Share a screen")).toHaveFocus();
  await button("More of this call").click();
  await page.getByRole("menuitem", { name: "Full screen" }).click();
  const stage = page.getByRole("region", { name: "Call" });
  const rightOf = (one: { element: () => Element }) => one.element().getBoundingClientRect().right;
  await expect.poll(() => stage.element().getBoundingClientRect().height).toBe(innerHeight);
  await expect.poll(() => rightOf(stage)).toBe(innerWidth);
  // The chat stands beside the stage, over the page, and keeps what is in it.
  await button("Show the chat").click();
  const chat = page.getByRole("region", { name: "Messages" });
  await expect.poll(() => rightOf(chat)).toBe(innerWidth);
  await expect.poll(() => rightOf(stage)).toBe(chat.element().getBoundingClientRect().left);
  await chat.getByLabelText("Chat").fill("Where are the slides?");
  await page.screenshot({ path: "../../test-results/shots/full-screen-chat.png" });
  await button("Hide the chat").click();
  await expect.poll(() => rightOf(stage)).toBe(innerWidth);
  await expect.element(chat.getByLabelText("Chat")).toHaveValue("Where are the slides?");
  await press(button("Mute"), "{Escape}");
  await expect.poll(() => stage.element().getBoundingClientRect().height).toBe(640);
});
