"use client";
import { useQueryClient } from "@tanstack/react-query";
import {
  AlarmClock,
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  AtSign,
  Bell,
  BellOff,
  CheckCheck,
  FileUp,
  Flag,
  History,
  IndentDecrease,
  IndentIncrease,
  Link2,
  Paperclip,
  Pencil,
  Phone,
  Pin,
  Plus,
  Search,
  Sparkle,
  Sparkles,
  Trash2,
  Users,
  Webhook,
} from "lucide-react";
import { useAskAbout } from "@/components/ai/along/use-ask-about";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import NotificationItems from "@/components/inbox/notification-items";
import { SaveItem } from "@/components/saved/save-item";
import { useRunAction } from "@/components/shell/actions";
import { MenuItem, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { markSeenContract } from "@/lib/documents/visits/contract";
import { call } from "@/lib/http/client";
import { objectOfChannel } from "@/lib/objects/of-channel";
import { channelPath } from "@/lib/workspaces/paths";
import { hasUnread, movesOf } from "./build-tree";
import { useOpenChannelDialog } from "./channel-dialogs";
import { ExportSubMenu } from "./export-sub-menu";
import { markStreamRead } from "./mark-read";
import { PanelItem } from "./panel-item";
import { useArchiveChannel, useMoveChannel } from "./use-channel-changes";

/** What one may do with a channel: the same in the tree and on its page. */
export default function ChannelMenuItems({ channel }: { channel: TreeChannel }) {
  const open = useOpenChannelDialog();
  const { slug } = useWorkspaceIds();
  const client = useQueryClient();
  const setArchived = useArchiveChannel();
  const askAbout = useAskAbout();
  const run = useRunAction();
  const isOpen = useOpenChannelId() === channel.id;
  const { actions } = channel;
  const isDocument = channelTypeOf(channel.type).documentKind === "rich-text";

  async function copyLink() {
    if (await copyText(location.origin + channelPath(slug, channel.id))) toast.success("Link copied");
    else toast.error("The browser didn’t allow copying.");
  }

  function markRead() {
    if (hasUnread(channel)) markStreamRead(client, { channelId: channel.id }, channel.lastSeq);
    if (channel.hasUnreadChanges)
      void call(markSeenContract, { params: { documentId: channel.id } }).catch(showError);
  }

  return (
    <>
      {(hasUnread(channel) || channel.hasUnreadChanges) && (
        <MenuItem icon={<CheckCheck />} onSelect={markRead}>
          Mark as read
        </MenuItem>
      )}
      <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
        Copy link
      </MenuItem>
      <SaveItem channelId={channel.id} object={objectOfChannel(channel)} />
      <MenuItem icon={<AlarmClock />} onSelect={() => open({ kind: "remind", channel })}>
        Remind me…
      </MenuItem>
      {!channel.isArchived && (
        <SubMenu label="Notifications" icon={channel.isMuted ? <BellOff /> : <Bell />}>
          <NotificationItems channel={channel} />
        </SubMenu>
      )}
      <SubMenu label="AI" icon={<Sparkle />}>
        {isOpen && (
          <MenuItem icon={<Search />} onSelect={() => run("ask.channel")}>
            Search it for an answer…
          </MenuItem>
        )}
        {channel.lastSeq > 0 && (
          <MenuItem icon={<Sparkles />} onSelect={() => open({ kind: "summary", channel })}>
            What did I miss?
          </MenuItem>
        )}
        <MenuItem icon={<Sparkle />} onSelect={() => askAbout({ type: "channel", id: channel.id })}>
          Start a chat about it
        </MenuItem>
      </SubMenu>
      <MenuSeparator />
      <PanelItem channelId={channel.id} path={channelPath} panel="files" icon={<Paperclip />}>
        Files
      </PanelItem>
      <PanelItem channelId={channel.id} path={channelPath} panel="pins" icon={<Pin />}>
        Pinned messages
      </PanelItem>
      <PanelItem channelId={channel.id} path={channelPath} panel="calls" icon={<Phone />}>
        Calls
      </PanelItem>
      {isDocument && (
        <PanelItem channelId={channel.id} path={channelPath} panel="history" icon={<History />}>
          History
        </PanelItem>
      )}
      <ExportSubMenu channel={channel} />
      {canImport(channel) && (
        <MenuItem icon={<FileUp />} onSelect={() => open({ kind: "import", channel })}>
          Import…
        </MenuItem>
      )}
      <MenuItem icon={<AtSign />} onSelect={() => open({ kind: "backlinks", channel })}>
        Mentioned in…
      </MenuItem>
      <MenuSeparator />
      {actions.includes("channel.update") && !channel.isArchived && (
        <MenuItem icon={<Pencil />} onSelect={() => open({ kind: "edit", channel })}>
          Edit name and topic
        </MenuItem>
      )}
      <MenuItem icon={<Users />} onSelect={() => open({ kind: "members", channel })}>
        Members and access
      </MenuItem>
      {actions.includes("hook.manage") && (
        <MenuItem icon={<Webhook />} onSelect={() => open({ kind: "hooks", channel })}>
          Incoming webhooks
        </MenuItem>
      )}
      {!channel.isArchived && <PlaceItems channel={channel} />}
      {(isDocument || actions.includes("channel.archive") || actions.includes("channel.delete")) && (
        <MenuSeparator />
      )}
      {isDocument && (
        <MenuItem icon={<Flag />} onSelect={() => open({ kind: "report", channel })}>
          Report…
        </MenuItem>
      )}
      {actions.includes("channel.archive") && (
        <MenuItem
          icon={channel.isArchived ? <ArchiveRestore /> : <Archive />}
          onSelect={() => void setArchived(channel, !channel.isArchived)}
        >
          {channel.isArchived ? "Bring back" : "Archive"}
        </MenuItem>
      )}
      {actions.includes("channel.delete") && (
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => open({ kind: "delete", channel })}>
          Delete…
        </MenuItem>
      )}
    </>
  );
}

/** Whether a file can be added to what it holds. */
const canImport = ({ actions, isArchived }: TreeChannel) =>
  !isArchived && (actions.includes("document.update") || actions.includes("label.manage"));

function PlaceItems({ channel }: { channel: TreeChannel }) {
  const open = useOpenChannelDialog();
  const channels = useChannels();
  const move = useMoveChannel();
  if (!useWorkspace()?.can.createChannel) return null;
  const { up, down, into, out, intoName } = movesOf(channels, channel);
  return (
    <>
      <MenuSeparator />
      <MenuItem icon={<Plus />} onSelect={() => open({ kind: "create", parentId: channel.id })}>
        Add a channel inside
      </MenuItem>
      {up && (
        <MenuItem icon={<ArrowUp />} onSelect={() => move(channel, up)}>
          Move up
        </MenuItem>
      )}
      {down && (
        <MenuItem icon={<ArrowDown />} onSelect={() => move(channel, down)}>
          Move down
        </MenuItem>
      )}
      {into && (
        <MenuItem icon={<IndentIncrease />} onSelect={() => move(channel, into)}>
          {`Move into ${intoName}`}
        </MenuItem>
      )}
      {out && (
        <MenuItem icon={<IndentDecrease />} onSelect={() => move(channel, out)}>
          Move out
        </MenuItem>
      )}
    </>
  );
}
