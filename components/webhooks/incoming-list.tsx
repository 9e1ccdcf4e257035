"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useChannels } from "@/components/app/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { channelTypeOf } from "@/lib/channels/types";
import { incomingHookKeys, incomingHooksQuery } from "@/lib/webhooks/queries";
import { IncomingForm } from "./incoming-form";
import { IncomingRow } from "./incoming-row";
import { SecretDialog } from "./secret-dialog";

type IncomingListProps = { of: { workspaceId: string } | { channelId: string } };

/** The addresses that post into a channel, or into those of a workspace. */
export function IncomingList({ of }: IncomingListProps) {
  const client = useQueryClient();
  const channels = useChannels();
  const { data: hooks, isError, refetch } = useQuery(incomingHooksQuery(of));
  const [url, setUrl] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: incomingHookKeys.all });
  const ofChannel = "channelId" in of ? of.channelId : null;
  const placeOf = (channelId: string) => {
    const channel = channels.find(({ id }) => id === channelId);
    return channel ? `${channelTypeOf(channel.type).prefix}${channel.name}` : "an archived channel";
  };
  return (
    <div className="flex flex-col gap-4">
      {isError && !hooks && <ErrorState onRetry={() => void refetch()} />}
      {!hooks && !isError && <Skeleton className="h-24 w-full" />}
      {hooks?.length === 0 && (
        <EmptyState title="No incoming webhooks yet">
          {ofChannel
            ? "A program posts here by an address of its own, with what it would send to Slack."
            : "Each posts into one channel. Make them in the channel’s menu, by “Incoming webhooks”."}
        </EmptyState>
      )}
      {hooks && hooks.length > 0 && (
        <ul className="flex flex-col gap-2">
          {hooks.map((hook) => (
            <IncomingRow
              key={hook.id}
              hook={hook}
              place={ofChannel ? null : placeOf(hook.channelId)}
              onChanged={refresh}
              onUrl={setUrl}
            />
          ))}
        </ul>
      )}
      {ofChannel && hooks && (
        <IncomingForm
          channelId={ofChannel}
          onCreated={async (made) => {
            setUrl(made);
            await refresh();
          }}
        />
      )}
      {url && (
        <SecretDialog
          secret={url}
          label="Address"
          title="The webhook’s address"
          description="It is shown this once. Whoever knows it can post here."
          onClose={() => setUrl(null)}
        />
      )}
    </div>
  );
}
