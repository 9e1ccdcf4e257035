"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import type { CreatableType } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";
import { objectOfChannel } from "@/lib/objects/of-channel";

const CreateChannelDialog = onDemand(() => import("./create-channel-dialog"));
const EditChannelDialog = onDemand(() => import("./edit-channel-dialog"));
const ChannelMembersDialog = onDemand(() => import("./channel-members-dialog"));
const ArchivedChannelsDialog = onDemand(() => import("./archived-channels-dialog"));
const PutAwayDialog = onDemand(() => import("@/components/conversations/put-away-dialog"));
const LeaveGroupDialog = onDemand(() => import("@/components/conversations/leave-group-dialog"));
const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));
const BacklinksDialog = onDemand(() => import("@/components/references/backlinks-dialog"));
const InviteDialog = onDemand(() => import("@/components/workspaces/invite-dialog"));
const DeleteChannelDialog = onDemand(() => import("./delete-channel-dialog"));
const SummaryDialog = onDemand(() => import("@/components/ai/summary/summary-dialog"));
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));
const ImportIntoDialog = onDemand(() => import("./import-into-dialog"));
const ExportChannelDialog = onDemand(() => import("@/components/channel-exports/export-channel-dialog"));

export type ChannelDialog =
  | { kind: "create"; parentId: string | null; type?: CreatableType }
  | {
      kind: "edit" | "members" | "delete" | "remind" | "backlinks" | "summary" | "import" | "report";
      channel: TreeChannel;
    }
  | { kind: "export"; channelId: string; name: string }
  | { kind: "leave"; conversation: Conversation }
  | { kind: "archived" | "put-away" | "invite" };

const DialogContext = createContext<(dialog: ChannelDialog) => void>(() => {});

/** Opens a dialog about channels and who is in them, from wherever: each loads when it is first asked for. */
export const useOpenChannelDialog = () => useContext(DialogContext);

export function ChannelDialogs({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<ChannelDialog | null>(null);
  const close = () => setDialog(null);
  return (
    <DialogContext value={setDialog}>
      {children}
      {dialog?.kind === "create" && (
        <CreateChannelDialog parentId={dialog.parentId} initialType={dialog.type} onClose={close} />
      )}
      {dialog?.kind === "edit" && <EditChannelDialog channel={dialog.channel} onClose={close} />}
      {dialog?.kind === "members" && <ChannelMembersDialog channel={dialog.channel} onClose={close} />}
      {dialog?.kind === "delete" && <DeleteChannelDialog channel={dialog.channel} onClose={close} />}
      {dialog?.kind === "remind" && (
        <RemindDialog target={objectOfChannel(dialog.channel)} text={dialog.channel.name} onClose={close} />
      )}
      {dialog?.kind === "backlinks" && (
        <BacklinksDialog type="channel" id={dialog.channel.id} onClose={close} />
      )}
      {dialog?.kind === "summary" && <SummaryDialog channel={dialog.channel} onClose={close} />}
      {dialog?.kind === "report" && (
        <ReportDialog
          target={{ type: "document", id: dialog.channel.id }}
          noun="this document"
          onClose={close}
        />
      )}
      {dialog?.kind === "import" && <ImportIntoDialog channel={dialog.channel} onClose={close} />}
      {dialog?.kind === "export" && <ExportChannelDialog {...dialog} onClose={close} />}
      {dialog?.kind === "leave" && <LeaveGroupDialog conversation={dialog.conversation} onClose={close} />}
      {dialog?.kind === "archived" && <ArchivedChannelsDialog onClose={close} />}
      {dialog?.kind === "invite" && <InviteDialog onClose={close} />}
      {dialog?.kind === "put-away" && <PutAwayDialog onClose={close} />}
    </DialogContext>
  );
}
