"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { personSettingsQuery } from "@/lib/people/queries";
import type { CallSession } from "./session/types";
import { peopleOf } from "./stage/tiles";
import { playJoined, playLeft, startRingBack } from "./tones";

/** In larger calls somebody comes or goes all the time. */
const MAX_PEOPLE = 25;
const EVERY_MS = 400;

/** What the call of this page sounds like besides its voices: ringing at the others, and people who come and go. */
export function CallSounds({ session, myId }: { session: CallSession; myId: string }) {
  const { call, isDeafened } = session;
  const { data: settings } = useQuery(personSettingsQuery());
  const isOn = settings?.sounds !== false && !isDeafened;
  const isRingingBack = isOn && call.status === "RINGING" && call.startedBy?.id === myId;
  useEffect(() => {
    if (isRingingBack) return startRingBack();
  }, [isRingingBack]);

  const known = useRef<{ callId: string; people: ReadonlyMap<string, string> } | null>(null);
  const soundedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const before = known.current;
    const people = peopleOf(call);
    known.current = { callId: call.id, people };
    if (!isOn || before?.callId !== call.id || people.size > MAX_PEOPLE) return;
    const isNew = (other: ReadonlyMap<string, string>) => (id: string) => id !== myId && !other.has(id);
    const hasJoined = [...people.keys()].some(isNew(before.people));
    const hasLeft = [...before.people.keys()].some(isNew(people));
    if ((!hasJoined && !hasLeft) || performance.now() - soundedAt.current < EVERY_MS) return;
    soundedAt.current = performance.now();
    if (hasJoined) playJoined();
    else playLeft();
  }, [call, isOn, myId]);
  return null;
}
