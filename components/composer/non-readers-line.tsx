"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { BellOff, UserPlus } from "lucide-react";
import { useState } from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { setChannelMemberContract } from "@/lib/channels/contract";
import { channelMembersQuery, nonReadersQuery } from "@/lib/channels/queries";
import { call } from "@/lib/http/client";

const LIST = new Intl.ListFormat("en-US");

/** Says that some of the mentioned can't read the channel, and lets them in where one may. */
export default function NonReadersLine({ channel, userIds }: { channel: MessageChannel; userIds: string[] }) {
  const client = useQueryClient();
  const query = nonReadersQuery(channel.id, userIds);
  const { data: nonReaders = [] } = useQuery({ ...query, placeholderData: (before) => before });
  const [isBusy, setBusy] = useState(false);
  const shown = nonReaders.filter(({ id }) => userIds.includes(id));
  if (shown.length === 0) return null;
  const isOne = shown.length === 1;

  async function addAll() {
    setBusy(true);
    try {
      for (const { id: userId } of shown) {
        const params = { channelId: channel.id, userId };
        await call(setChannelMemberContract, { params, body: { role: channel.defaultRole } });
      }
    } catch (error) {
      showError(error);
    }
    void client.invalidateQueries({ queryKey: channelMembersQuery(channel.id).queryKey });
    await client.invalidateQueries({ queryKey: query.queryKey.slice(0, 2) });
    setBusy(false);
  }

  return (
    <div role="status" className="flex min-h-8 flex-wrap items-center gap-x-2 px-1 pb-1 text-muted text-sm">
      <BellOff className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="min-w-40 max-md:flex-1">
        {LIST.format(shown.map(({ name }) => name))} {isOne ? "isn’t" : "aren’t"} in this channel and won’t be
        notified.
      </span>
      {channel.actions.includes("channel.manageMembers") && (
        <Button
          size="sm"
          variant="ghost"
          icon={<UserPlus />}
          loading={isBusy}
          onClick={() => void addAll()}
          className="text-accent"
        >
          Add them
        </Button>
      )}
    </div>
  );
}
