"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { useActions } from "@/components/shell/actions";
import { useShell } from "@/components/shell/shell-context";
import { useIsApple } from "@/components/ui/platform";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { declineCallContract } from "@/lib/calls/contract";
import { openCallsQuery } from "@/lib/calls/queries";
import type { Call } from "@/lib/calls/schema";
import { call as request } from "@/lib/http/client";
import { createMessageContract } from "@/lib/messages/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import { noteStateOf, serverNow } from "./call-clock";
import { ANSWER_KEYS, IncomingCall } from "./incoming-call";
import { ringsFor, useOpenCalls } from "./open-calls";
import { callSession, useCallSession } from "./session";
import { startRinging } from "./tones";
import { useCallPlace } from "./use-call-place";

/** The calls that ring for me now. They follow from the state alone: answered elsewhere, ended or late, none is here. */
function useRinging(): Call[] {
  const me = useMe();
  const calls = useOpenCalls();
  const [, setTime] = useState(0);
  const ringing = calls.filter((call) => ringsFor(call, me.id));
  for (const call of ringing) noteStateOf(call);
  const now = serverNow();
  const left = ringing
    .map(({ ringUntil }) => (ringUntil ? Date.parse(ringUntil) - now : 0))
    .filter((ms) => ms > 0);
  const next = left.length > 0 ? Math.min(...left) : null;
  useEffect(() => {
    if (next === null) return;
    // The server says so as well; without a connection the ring ends all the same.
    const timer = setTimeout(() => setTime((count) => count + 1), next + 50);
    return () => clearTimeout(timer);
  }, [next]);
  return ringing.filter(({ ringUntil }) => ringUntil !== null && Date.parse(ringUntil) > now);
}

/** On every page: the calls that ring for me. */
export function IncomingCalls() {
  const session = useCallSession();
  const ringing = useRinging();
  const isApple = useIsApple();
  const me = useMe();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = ringing.filter(({ id }) => !hidden.has(id));
  const isQuiet = (call: Call) =>
    session !== null || call.invites.some(({ userId, isQuiet }) => userId === me.id && isQuiet);
  const { data: settings } = useQuery(personSettingsQuery());
  const isLoud = settings?.callsRing !== false && shown.some((call) => !isQuiet(call));
  useEffect(() => {
    if (isLoud) return startRinging();
  }, [isLoud]);
  const hide = (id: string) => setHidden((before) => new Set([...before, id]));
  return (
    <>
      <div className="pointer-events-none fixed inset-x-0 top-[max(0.75rem,env(safe-area-inset-top))] z-50 flex flex-col items-end gap-2 px-3 max-sm:items-center max-sm:px-2">
        {shown.map((call) => (
          <Ringing key={call.id} call={call} isQuiet={isQuiet(call)} onHide={() => hide(call.id)} />
        ))}
      </div>
      <p aria-live="assertive" className="sr-only">
        {shown
          .map(
            ({ startedBy }) =>
              `${startedBy?.name ?? "Somebody"} is calling. Press ${isApple ? "Command" : "Control"} Shift Y to answer.`,
          )
          .join(" ")}
      </p>
    </>
  );
}

function Ringing({ call, isQuiet, onHide }: { call: Call; isQuiet: boolean; onHide: () => void }) {
  const router = useRouter();
  const client = useQueryClient();
  const { showPage } = useShell();
  const place = useCallPlace(call.channelId);

  async function accept(isVideo: boolean) {
    onHide();
    // Ended in this moment, or answered on another device: a new call isn't begun by answering.
    const isOpen = client.getQueryData(openCallsQuery().queryKey)?.some(({ id }) => id === call.id);
    if (!isOpen) return void toast.info("The call has ended.", { id: "call" });
    router.push(place.href);
    showPage();
    try {
      await callSession.start(call.channelId, { callId: call.id, isVideo, isMuted: false });
    } catch (error) {
      showError(error);
    }
  }
  async function decline(message?: string) {
    onHide();
    try {
      await request(declineCallContract, { params: { callId: call.id } });
      if (!message) return;
      const body = { nonce: crypto.randomUUID(), body: message };
      await request(createMessageContract, { params: { channelId: call.channelId }, body });
      toast.success("Declined with a message");
    } catch (error) {
      showError(error);
    }
  }
  useActions([
    {
      id: "call.answer",
      label: `Answer ${call.startedBy?.name ?? "the call"}`,
      group: "Calls",
      shortcut: ANSWER_KEYS,
      run: () => void accept(call.isVideo),
    },
    { id: "call.decline", label: "Decline the call", group: "Calls", run: () => void decline() },
  ]);
  return (
    <IncomingCall
      {...{ call, place, isQuiet }}
      onAccept={(isVideo) => void accept(isVideo)}
      onDecline={(message) => void decline(message)}
    />
  );
}
