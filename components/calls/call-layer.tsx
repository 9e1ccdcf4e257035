"use client";
import { useEffect } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useActions } from "@/components/shell/actions";
import { useCacheEvents } from "@/lib/realtime/client";
import { Announcer } from "./announcer";
import { AnswerLink } from "./answer-link";
import { attempt } from "./attempt";
import { noteStateOf } from "./call-clock";
import { bindCallSignals } from "./call-signals";
import { CallSounds } from "./call-sounds";
import { IncomingCalls } from "./incoming-calls";
import { MyCallBar } from "./my-call-bar";
import { callSession, useCallSession } from "./session";
import type { CallSession } from "./session/types";

/** What calls need on every page: what rings, what is said of the call that one is in, and its keys. */
export default function CallLayer() {
  const me = useMe();
  const session = useCallSession();
  useCacheEvents(bindCallSignals);
  return (
    <>
      <IncomingCalls />
      <AnswerLink />
      {session && <MyCallBar session={session} />}
      {session && <CallKeys session={session} />}
      {session && <Announcer call={session.call} myId={me.id} />}
      {session && <CallSounds session={session} myId={me.id} />}
    </>
  );
}

function CallKeys({ session }: { session: CallSession }) {
  const { isMuted, isDeafened, camera, canSpeak, call } = session;
  useEffect(() => noteStateOf(call), [call]);
  const group = "Calls";
  useActions([
    ...(canSpeak
      ? [
          {
            ...{ id: "call.mute", label: isMuted ? "Unmute the microphone" : "Mute the microphone", group },
            shortcut: "mod+shift+m",
            run: () => attempt(callSession.setMuted(!isMuted)),
          },
          {
            ...{ id: "call.camera", label: camera ? "Turn the camera off" : "Turn the camera on", group },
            run: () => attempt(callSession.setCamera(!camera)),
          },
        ]
      : []),
    {
      ...{ id: "call.deafen", label: isDeafened ? "Hear the others again" : "Deafen", group },
      shortcut: "mod+shift+d",
      run: () => attempt(callSession.setDeafened(!isDeafened)),
    },
    { id: "call.leave", label: "Leave the call", group, run: () => attempt(callSession.leave()) },
  ]);
  return null;
}
