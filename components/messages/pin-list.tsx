"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pin, PinOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { showError } from "@/components/ui/show-error";
import { Skeleton } from "@/components/ui/skeleton";
import { stepThrough } from "@/components/ui/step-through";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { changeMessage } from "@/lib/messages/cache-events";
import { unpinMessageContract } from "@/lib/messages/pins/contract";
import { pinsQuery } from "@/lib/messages/pins/queries";
import type { Message } from "@/lib/messages/schema";
import { placePath } from "@/lib/objects/place";
import { MessagePreview } from "./message-preview";

/** What is pinned in a channel, latest first; each leads to its message. */
export function PinList({ channel }: { channel: TreeChannel }) {
  const client = useQueryClient();
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const { data: pins, isError, refetch } = useQuery(pinsQuery(channel.id));

  if (!pins && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!pins) return <Skeleton className="h-16" />;
  if (pins.length === 0) {
    return (
      <EmptyState icon={<Pin />} title="Nothing is pinned yet">
        Pin what everyone should find again, from the menu of a message.
      </EmptyState>
    );
  }

  async function unpin({ id }: Message) {
    try {
      changeMessage(client, await call(unpinMessageContract, { params: { messageId: id } }));
    } catch (error) {
      showError(error);
    }
  }

  return (
    <ul aria-label="Pinned messages" className="flex flex-col gap-1" onKeyDown={stepThrough}>
      {pins.map(({ message }) => (
        <li key={message.id} className="flex items-start gap-1 rounded-md hover:bg-hover">
          <MessagePreview
            message={message}
            className="min-w-0 flex-1 p-2"
            onOpen={() => router.push(placePath({ ...message, anchor: message }, slug))}
          />
          {channel.actions.includes("message.create") && (
            <IconButton size="sm" label="Unpin" className="m-1" onClick={() => void unpin(message)}>
              <PinOff />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
