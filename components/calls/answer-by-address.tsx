"use client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { toast } from "@/components/ui/toast";
import { openCallsQuery } from "@/lib/calls/queries";
import { attempt } from "./attempt";
import JoinDialog from "./join/join-dialog";
import { callSession } from "./session";
import { useCallPlace } from "./use-call-place";

/**
 * Accept was pressed on a notification: it joins the call that the address names, and no other. One that has ended
 * isn't begun again by itself.
 */
export function AnswerByAddress() {
  const callId = useSearchParams().get("answer");
  const channelId = useOpenChannelId();
  const { data: calls } = useQuery(openCallsQuery());
  const [calledBack, setCalledBack] = useState<string | null>(null);
  const answer = useEffectEvent((id: string) => {
    const url = new URL(location.href);
    url.searchParams.delete("answer");
    history.replaceState(null, "", url);
    const call = calls?.find((one) => one.id === id);
    if (call) return attempt(callSession.start(call.channelId, { isMuted: false, rings: false }));
    const action = channelId && { label: "Call back", onClick: () => setCalledBack(channelId) };
    toast.info("The call has ended.", { id: "call", ...(action && { action }) });
  });
  const isKnown = calls !== undefined;
  useEffect(() => {
    if (callId && isKnown) answer(callId);
  }, [callId, isKnown]);
  return calledBack && <CallBack channelId={calledBack} onClose={() => setCalledBack(null)} />;
}

function CallBack({ channelId, onClose }: { channelId: string; onClose: () => void }) {
  const { name, type } = useCallPlace(channelId);
  // Whether one may, the server says.
  const channel = { id: channelId, name, type: type ?? ("DIRECT" as const), actions: ["call.speak"] };
  return <JoinDialog open onOpenChange={onClose} channel={channel} />;
}
