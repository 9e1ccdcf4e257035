"use client";
import { useEffect, useRef, useState } from "react";
import type { Call } from "@/lib/calls/schema";
import { listOf, peopleInWords } from "./call-words";
import { peopleOf } from "./stage/tiles";

const EVERY_MS = 1_000;

/** "Ben and Chiara joined", "12 people joined". */
export function changeInWords(joined: string[], left: string[]): string {
  const say = (names: string[], verb: string) =>
    names.length === 0 ? [] : [`${names.length > 3 ? peopleInWords(names.length) : listOf(names)} ${verb}`];
  return [...say(joined, "joined"), ...say(left, "left")].join(". ");
}

/** Tells screen readers who came and went, once a second at most and what is true by then. Who speaks isn't said. */
export function Announcer({ call, myId }: { call: Call; myId: string }) {
  const [said, setSaid] = useState("");
  const known = useRef<{ callId: string; people: Map<string, string> } | null>(null);
  const latest = useRef(call);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = call;
    if (known.current?.callId !== call.id) {
      known.current = { callId: call.id, people: peopleOf(call) };
      return;
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const before = known.current?.people ?? new Map<string, string>();
      const now = peopleOf(latest.current);
      known.current = { callId: latest.current.id, people: now };
      const missingIn = (other: Map<string, string>) => (id: string) => id !== myId && !other.has(id);
      const joined = [...now.keys()].filter(missingIn(before)).map((id) => now.get(id) ?? "");
      const left = [...before.keys()].filter(missingIn(now)).map((id) => before.get(id) ?? "");
      const words = changeInWords(joined, left);
      if (words) setSaid(words);
    }, EVERY_MS);
  }, [call, myId]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return (
    <p role="status" aria-label="Call" className="sr-only">
      {said}
    </p>
  );
}
