"use client";
import { useQueryClient } from "@tanstack/react-query";
import { MenuCheckboxItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu-item";
import { showError } from "@/components/ui/show-error";
import { channelQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { LEVELS } from "./levels";

const DEFAULT = "DEFAULT";

/** The menu items for my notification level in a channel; a change reaches all my devices. */
export default function NotificationItems({ channel }: { channel: TreeChannel }) {
  const client = useQueryClient();
  const { id: channelId, level, isMuted } = channel;
  const set = (body: Pick<TreeChannel, "level" | "isMuted">) =>
    void call(setChannelNotificationsContract, { params: { channelId }, body })
      .then(() => client.invalidateQueries({ queryKey: channelQuery(channelId).queryKey }))
      .catch(showError);
  return (
    <>
      <MenuRadioGroup
        label="Notify me of"
        value={level ?? DEFAULT}
        onValueChange={(next) => set({ level: next === DEFAULT ? null : next, isMuted })}
        options={[{ value: DEFAULT, label: "As in the workspace" }, ...LEVELS]}
      />
      <MenuSeparator />
      <MenuCheckboxItem checked={isMuted} onCheckedChange={(muted) => set({ level, isMuted: muted })}>
        Mute
      </MenuCheckboxItem>
    </>
  );
}
