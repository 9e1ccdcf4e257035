"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Bell, BellOff } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { setThreadPosition } from "@/lib/messages/cache-events";
import { followThreadContract } from "@/lib/messages/threads/contract";
import type { Thread } from "@/lib/messages/threads/schema";

const OF_THREAD = { follow: "Follow this thread", stop: "Stop following this thread" };

type FollowButtonProps = { thread: Thread; words?: typeof OF_THREAD };

/** Toggles whether I am notified of replies. */
export function FollowButton({ thread: { threadId, isFollowing }, words = OF_THREAD }: FollowButtonProps) {
  const client = useQueryClient();
  const toggle = () =>
    call(followThreadContract, { params: { threadId }, body: { isFollowing: !isFollowing } })
      .then((position) => setThreadPosition(client, position))
      .catch(showError);
  return (
    <IconButton label={isFollowing ? words.stop : words.follow} onClick={() => void toggle()}>
      {isFollowing ? <Bell /> : <BellOff />}
    </IconButton>
  );
}
