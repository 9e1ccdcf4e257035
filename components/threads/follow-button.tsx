"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Bell, BellOff } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { setThreadPosition } from "@/lib/messages/cache-events";
import { followThreadContract } from "@/lib/messages/threads/contract";
import type { Thread } from "@/lib/messages/threads/schema";

/** Toggles whether I am notified of replies. */
export function FollowButton({ thread: { threadId, isFollowing } }: { thread: Thread }) {
  const client = useQueryClient();
  const toggle = () =>
    call(followThreadContract, { params: { threadId }, body: { isFollowing: !isFollowing } })
      .then((position) => setThreadPosition(client, position))
      .catch(showError);
  return (
    <IconButton
      label={isFollowing ? "Stop following this thread" : "Follow this thread"}
      onClick={() => void toggle()}
    >
      {isFollowing ? <Bell /> : <BellOff />}
    </IconButton>
  );
}
