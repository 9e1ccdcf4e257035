import { useState } from "react";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Announcer } from "@/components/calls/announcer";
import { CallBar } from "@/components/calls/call-bar";
import type { CallSession } from "@/components/calls/session/types";
import { Stage } from "@/components/calls/stage/stage";
import type { Call } from "@/lib/calls/schema";
import { fakeActions, makeCall, makeParticipant, makeRemote, makeSession, makeVideo, people } from "./setup/fake-call";
import { me } from "./setup/people";
import { expectAccessible, show } from "./setup/stage";

const button = (name: string) => page.getByRole("button", { name, exact: true });
const tile = (name: string | RegExp) => page.getByRole("listitem", { name });
const shot = (name: string) => page.screenshot({ path: `../../test-results/shots/${name}.png` });

let show2: (session: CallSession) => void;
/** Draws the stage; `show2` gives it another state of the call. */
function showStage(session: CallSession, canModerate = true) {
  const { actions, done } = fakeActions();
  function Shown() {
    const [shown, setShown] = useState(session);
    show2 = setShown;
    return <Stage session={shown} actions={actions} canModerate={canModerate} className="h-[44rem] max-h-dvh" />;
  }
  show(<Shown />);
  return done;
}

beforeEach(() => page.viewport(1280, 800));

test("stage", async () => {
  const all = people(5).map((person, index) =>
    makeParticipant(person, {
      isMuted: index === 2,
      cameraStream: index === 1 || index === 3 ? "c" : null,
      handRaisedAt: index === 4 ? new Date().toISOString() : null,
    }),
  );
  const call = makeCall({ participants: all });
  const remote = new Map(all.map(({ id }, index) => [id, makeRemote({
    camera: index === 1 ? makeVideo("#365") : index === 3 ? makeVideo("#753") : null,
    quality: index === 4 ? "weak" : "good",
  })]));
  showStage(makeSession(call, { remote, speaking: new Set([all[1]!.id]) }));
  await expect.element(tile("Ben Carter")).toBeVisible();
  await new Promise((done) => setTimeout(done, 600));
  await shot("stage");
  await button("More of this call").click();
  await expect.element(page.getByRole("menuitem", { name: "Full screen" })).toBeVisible();
  await shot("stage-more");
  await userEvent.keyboard("{Escape}");
  await button("Options for Ben Carter").click();
  await expect.element(page.getByRole("dialog")).toBeVisible();
  await shot("stage-person");
  await userEvent.keyboard("{Escape}");
  all[3] = { ...all[3]!, screenStream: "s" };
  remote.set(all[3]!.id, makeRemote({ camera: remote.get(all[3]!.id)!.camera, screen: makeVideo("#447", "Budget 2027") }));
  show2(makeSession({ ...call, participants: all }, { remote, speaking: new Set([all[1]!.id]) }));
  await new Promise((done) => setTimeout(done, 600));
  await shot("stage-screen");
  await page.viewport(390, 844);
  await new Promise((done) => setTimeout(done, 300));
  await shot("stage-screen-phone");
  show2(makeSession(call, { speaking: new Set([all[1]!.id]), isMuted: true, needsTap: true }));
  await new Promise((done) => setTimeout(done, 300));
  await shot("stage-phone");
  await expectAccessible();
});

test("bar", async () => {
  const call = makeCall();
  const { actions } = fakeActions();
  show(<div className="w-[250px]"><CallBar session={makeSession(call)} actions={actions} place={{ name: "Coffee corner", href: "/w/engines/c/1", type: "VOICE" }} /></div>);
  await expect.element(page.getByRole("link", { name: "Coffee corner" })).toBeVisible();
  await shot("bar");
  await expectAccessible();
});

test("announcer", async () => {
  const all = people(14).map((person) => makeParticipant(person));
  const call = makeCall({ participants: all.slice(0, 2) });
  let set: (call: Call) => void;
  function Shown() {
    const [shown, setShown] = useState(call);
    set = setShown;
    return <Announcer call={shown} myId={me.id} />;
  }
  show(<Shown />);
  await expect.element(page.getByRole("status")).toBeInTheDocument();
  for (let count = 3; count <= 14; count++) set!({ ...call, revision: count, participants: all.slice(0, count) });
  await expect.element(page.getByText("12 people joined")).toBeInTheDocument();
});
