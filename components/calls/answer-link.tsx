"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { getCallContract } from "@/lib/calls/contract";
import { call as request } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { attempt } from "./attempt";
import { callSession } from "./session";

/** `?answer=<call>`, by which a notification of a call is accepted: joins that call, or says that it has ended. */
export function AnswerLink() {
  const search = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const callId = search.get("answer");
  useEffect(() => {
    if (!callId) return;
    const rest = new URLSearchParams(search);
    rest.delete("answer");
    // A reload doesn't answer again.
    router.replace(rest.size > 0 ? `${pathname}?${rest}` : pathname);
    answer(callId).catch(showError);
  }, [callId, search, pathname, router]);
  return null;
}

async function answer(callId: string): Promise<void> {
  const call = await request(getCallContract, { params: { callId } }).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
  if (call && call.status !== "ENDED") return callSession.start(call.channelId, { callId, isMuted: false });
  const action = call && {
    label: "Call back",
    onClick: () => attempt(callSession.start(call.channelId, { rings: true })),
  };
  toast.info("The call has ended.", { id: "call", ...(action && { action }) });
}
