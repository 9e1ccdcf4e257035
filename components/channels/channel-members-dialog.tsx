"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserMinus, Users } from "lucide-react";
import { useChannels } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { showError } from "@/components/ui/show-error";
import { Skeleton } from "@/components/ui/skeleton";
import {
  removeChannelMemberContract,
  setChannelMemberContract,
  updateChannelContract,
} from "@/lib/channels/contract";
import { channelKeys, channelMembersQuery, readersQuery } from "@/lib/channels/queries";
import type { ChannelMember, TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";
import { AddMember } from "./add-member";
import { channelRoles } from "./channel-roles";
import { PublishSection } from "./publish-section";
import { VisibilityField } from "./visibility-field";

/** Who sees the channel and what each may do in it. */
export default function ChannelMembersDialog({
  channel: opened,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const channel = useChannels().find((other) => other.id === opened.id) ?? opened;
  const canManage = channel.actions.includes("channel.manageMembers") && !channel.isArchived;
  const query = channelMembersQuery(channel.id);
  const { data: members } = useQuery(query);
  const { data: readers } = useQuery(readersQuery(channel.id));
  const isPrivate = channel.visibility === "PRIVATE";

  async function change(work: Promise<unknown>) {
    await work.catch(showError);
    void client.invalidateQueries({ queryKey: query.queryKey });
    void client.invalidateQueries({ queryKey: channelKeys.treeOf(channel.workspaceId) });
  }
  const update = (body: {
    visibility?: TreeChannel["visibility"];
    defaultRole?: TreeChannel["defaultRole"];
    isIndexed?: boolean;
  }) => change(call(updateChannelContract, { params: { channelId: channel.id }, body }));
  const setRole = (userId: string, role: ChannelMember["role"]) =>
    change(call(setChannelMemberContract, { params: { channelId: channel.id, userId }, body: { role } }));
  const remove = (userId: string) =>
    change(call(removeChannelMemberContract, { params: { channelId: channel.id, userId } }));

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Access to ${channel.name}`}
      description={readers && `${readers.count === 1 ? "1 person" : `${readers.count} people`} can read it.`}
      size="md"
    >
      <div className="flex flex-col gap-5">
        <VisibilityField
          value={isPrivate ? "PRIVATE" : "WORKSPACE"}
          disabled={!canManage}
          onValueChange={(visibility) => void update({ visibility })}
        />
        <PublishSection channel={channel} canManage={canManage} update={update} />
        <section className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">People</h3>
          {canManage && (
            <AddMember
              isIn={(userId) => members?.some((member) => member.id === userId) ?? false}
              onAdd={(userId) => setRole(userId, "EDITOR")}
            />
          )}
          {!members && <Skeleton className="h-8 w-full" />}
          {isPrivate && members?.length === 0 && <p className="text-muted text-sm">Nobody is named here.</p>}
          <ul className="divide-y divide-line">
            {!isPrivate && (
              <li className="flex min-h-11 items-center gap-2.5">
                <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
                  <Users className="size-4" aria-hidden="true" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate">Everyone in the workspace</span>
                  <span className="block truncate text-muted text-xs">Guests only where they are named.</span>
                </span>
                <Select
                  aria-label="What everyone may do"
                  className="w-36"
                  options={channelRoles}
                  value={channel.defaultRole}
                  disabled={!canManage}
                  onValueChange={(defaultRole) => void update({ defaultRole })}
                />
              </li>
            )}
            {members?.map((member) => (
              <li key={member.id} className="flex min-h-11 items-center gap-2.5">
                <Avatar name={member.name} seed={member.id} src={member.image} />
                <span className="min-w-0 flex-1 truncate">{member.name}</span>
                <Select
                  aria-label={`Role of ${member.name}`}
                  className="w-36"
                  options={channelRoles}
                  value={member.role}
                  disabled={!canManage}
                  onValueChange={(role) => void setRole(member.id, role)}
                />
                {canManage && (
                  <IconButton label={`Remove ${member.name}`} onClick={() => void remove(member.id)}>
                    <UserMinus />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
