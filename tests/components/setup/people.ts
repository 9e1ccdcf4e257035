import type { MessageChannel } from "@/components/messages/message-channel";
import type { Me, Person } from "@/lib/accounts/schema";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { expandMessage } from "@/lib/messages/compact";
import type { Message } from "@/lib/messages/schema";
import type { Workspace } from "@/lib/workspaces/schema";

const id = (number: number) => `0199a000-0000-7000-8000-${String(number).padStart(12, "0")}`;
let made = 100;
export const newId = () => id(made++);

export const WORKSPACE = { id: id(1), slug: "engines" };

export const me: Me = {
  id: id(2),
  name: "Ada Lovelace",
  image: null,
  email: "ada@engines.test",
  emailVerified: true,
  hasPassword: true,
  hasGitHub: false,
  instanceRole: "MEMBER",
};

export const ben: Person = { id: id(3), name: "Ben Carter", image: null };

/** Ada's. */
export const workspace: Workspace = {
  ...WORKSPACE,
  name: "Analytical Engines",
  image: null,
  role: "OWNER",
  isClosed: false,
  hasUnread: false,
  mentionCount: 0,
  can: { update: true, delete: true, secure: true, invite: true, manageMembers: true, createChannel: true },
};

/** A channel in Ada's tree, in which she may do everything. */
export function makeTreeChannel(parts: Partial<TreeChannel> = {}): TreeChannel {
  const number = made;
  const { type = "CHAT" } = parts;
  return {
    id: newId(),
    workspaceId: WORKSPACE.id,
    type,
    visibility: "WORKSPACE",
    defaultRole: "EDITOR",
    name: "general",
    topic: "",
    isArchived: false,
    isIndexed: false,
    parentId: null,
    position: `a${number}`,
    role: "MANAGER",
    lastSeq: 0,
    readSeq: 0,
    mentionCount: 0,
    isMuted: false,
    level: null,
    actions: [...CHANNEL_TYPES[type].actions],
    ...parts,
  };
}

/** A chat in which Ada may do everything. */
export const channel: MessageChannel = makeTreeChannel({ id: id(4) });

/** A message of Ada's, of the given parts. */
export function makeMessage(parts: Partial<Message> = {}): Message {
  return expandMessage({
    id: newId(),
    channelId: channel.id,
    seq: 1,
    author: { id: me.id, name: me.name, image: null },
    nonce: newId(),
    body: "",
    createdAt: "2026-11-20T09:00:00.000Z",
    ...parts,
  });
}
