"use client";
import { onDemand } from "@/components/ui/on-demand";
import { objectOfChannel } from "@/lib/objects/of-channel";
import type { ChannelDialog } from "./channel-dialog";

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
const ChannelHooksDialog = onDemand(() => import("@/components/webhooks/channel-hooks-dialog"));
const ExportChannelDialog = onDemand(() => import("@/components/channel-exports/export-channel-dialog"));

type OpenChannelDialogProps = { dialog: ChannelDialog; onClose: () => void };

/** The dialog that is open; its own code is fetched for it. */
export default function OpenChannelDialog({ dialog, onClose }: OpenChannelDialogProps) {
  return (
    <>
      {dialog.kind === "create" && (
        <CreateChannelDialog parentId={dialog.parentId} initialType={dialog.type} onClose={onClose} />
      )}
      {dialog.kind === "edit" && <EditChannelDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "members" && <ChannelMembersDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "delete" && <DeleteChannelDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "remind" && (
        <RemindDialog target={objectOfChannel(dialog.channel)} text={dialog.channel.name} onClose={onClose} />
      )}
      {dialog.kind === "backlinks" && (
        <BacklinksDialog type="channel" id={dialog.channel.id} onClose={onClose} />
      )}
      {dialog.kind === "summary" && <SummaryDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "report" && (
        <ReportDialog
          target={{ type: "document", id: dialog.channel.id }}
          noun="this document"
          onClose={onClose}
        />
      )}
      {dialog.kind === "hooks" && <ChannelHooksDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "import" && <ImportIntoDialog channel={dialog.channel} onClose={onClose} />}
      {dialog.kind === "export" && <ExportChannelDialog {...dialog} onClose={onClose} />}
      {dialog.kind === "leave" && <LeaveGroupDialog conversation={dialog.conversation} onClose={onClose} />}
      {dialog.kind === "archived" && <ArchivedChannelsDialog onClose={onClose} />}
      {dialog.kind === "invite" && <InviteDialog onClose={onClose} />}
      {dialog.kind === "put-away" && <PutAwayDialog onClose={onClose} />}
    </>
  );
}
