/**
 * Who may do what: the one table. Ask `can(role, action)`, never compare roles.
 * Workspace roles decide over the workspace; instance roles over the instance; channel roles over one channel, within
 * what its type allows (`lib/channels/types.ts`).
 */
const WORKSPACE_ACTIONS = {
  "workspace.read": ["OWNER", "ADMIN", "MEMBER", "GUEST"],
  "workspace.update": ["OWNER", "ADMIN"],
  "workspace.delete": ["OWNER"],
  /** What sign-in it asks of its members. */
  "workspace.secure": ["OWNER"],
  "member.list": ["OWNER", "ADMIN", "MEMBER", "GUEST"],
  /** Their addresses, and when they were last here. */
  "member.readDetails": ["OWNER", "ADMIN"],
  "member.updateRole": ["OWNER", "ADMIN"],
  "member.remove": ["OWNER", "ADMIN"],
  "invite.create": ["OWNER", "ADMIN", "MEMBER"],
  "invite.list": ["OWNER", "ADMIN"],
  "invite.revoke": ["OWNER", "ADMIN"],
  "channel.create": ["OWNER", "ADMIN", "MEMBER"],
  "channel.reorder": ["OWNER", "ADMIN", "MEMBER"],
  "emoji.create": ["OWNER", "ADMIN", "MEMBER"],
  "emoji.moderate": ["OWNER", "ADMIN"],
  "sticker.manage": ["OWNER", "ADMIN"],
  "report.create": ["OWNER", "ADMIN", "MEMBER", "GUEST"],
  "report.list": ["OWNER", "ADMIN"],
  "report.resolve": ["OWNER", "ADMIN"],
  "audit.list": ["OWNER", "ADMIN"],
  /** Following and canceling the long jobs of its people. */
  "workspace.manageJobs": ["OWNER", "ADMIN"],
  /** What its people's AI calls cost, and the budgets for them. */
  "ai.manage": ["OWNER", "ADMIN"],
  /** Sending what happens to addresses outside, and seeing what was sent. */
  "webhook.manage": ["OWNER", "ADMIN"],
} as const;

const CHANNEL_ROLES = {
  "channel.read": ["MANAGER", "EDITOR", "COMMENTER", "VIEWER"],
  "channel.update": ["MANAGER", "EDITOR"],
  "channel.archive": ["MANAGER"],
  "channel.delete": ["MANAGER"],
  "channel.manageMembers": ["MANAGER"],
  /** Opening it to anyone with the link. */
  "channel.publish": ["MANAGER"],
  "message.create": ["MANAGER", "EDITOR", "COMMENTER"],
  /** Editing and deleting what one wrote: it stays one's own where one writes nothing new any more. */
  "message.changeOwn": ["MANAGER", "EDITOR", "COMMENTER", "VIEWER"],
  "message.pin": ["MANAGER", "EDITOR", "COMMENTER"],
  "message.moderate": ["MANAGER"],
  "message.mentionAll": ["MANAGER", "EDITOR"],
  /** Addresses that post into it. */
  "hook.manage": ["MANAGER"],
  /** Being in its calls; without `call.speak` as a listener. */
  "call.join": ["MANAGER", "EDITOR", "COMMENTER", "VIEWER"],
  /** Starting calls, ringing, and sending sound and pictures. */
  "call.speak": ["MANAGER", "EDITOR", "COMMENTER"],
  /** Muting others, putting them out of a call and ending it for everyone. */
  "call.moderate": ["MANAGER"],
  "document.update": ["MANAGER", "EDITOR"],
  "task.create": ["MANAGER", "EDITOR"],
  "task.update": ["MANAGER", "EDITOR"],
  "task.delete": ["MANAGER", "EDITOR"],
  /** The columns of a board. */
  "column.manage": ["MANAGER", "EDITOR"],
  /** The labels of its content. */
  "label.manage": ["MANAGER", "EDITOR"],
} as const;

/** Over the instance as a whole. Administering it shows no content of its workspaces. */
const INSTANCE_ACTIONS = {
  "instance.read": ["ADMIN"],
  "instance.update": ["ADMIN"],
  /** What sign-in it asks of everybody, and helping who is locked out. */
  "instance.secure": ["ADMIN"],
  "service.check": ["ADMIN"],
  "job.list": ["ADMIN"],
  "job.manage": ["ADMIN"],
  /** AI providers, their keys, models and prices. */
  "instance.manageAi": ["ADMIN"],
} as const;

export type InstanceAction = keyof typeof INSTANCE_ACTIONS;
export type InstanceRole = "ADMIN" | "MEMBER";
export type WorkspaceAction = keyof typeof WORKSPACE_ACTIONS;
export type ChannelAction = keyof typeof CHANNEL_ROLES;
export const workspaceRoles = ["OWNER", "ADMIN", "MEMBER", "GUEST"] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];
export type ChannelVisibility = "WORKSPACE" | "PRIVATE" | "PUBLIC";
export type ChannelRole = "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER";

const TABLE: Record<string, readonly string[]> = {
  ...WORKSPACE_ACTIONS,
  ...CHANNEL_ROLES,
  ...INSTANCE_ACTIONS,
};

export const CHANNEL_ACTIONS = Object.keys(CHANNEL_ROLES) as [ChannelAction, ...ChannelAction[]];

export function can(role: WorkspaceRole, action: WorkspaceAction): boolean;
export function can(role: ChannelRole, action: ChannelAction): boolean;
export function can(role: InstanceRole, action: InstanceAction): boolean;
export function can(role: string, action: string): boolean {
  return TABLE[action]?.includes(role) ?? false;
}

/** The roles that may do this, for a statement that checks and reads or writes at once. */
export function rolesThatMay(action: ChannelAction): readonly ChannelRole[];
export function rolesThatMay(action: WorkspaceAction): readonly WorkspaceRole[];
export function rolesThatMay(action: string): readonly string[] {
  return TABLE[action] ?? [];
}

const WORKSPACE_RANK: Record<WorkspaceRole, number> = { OWNER: 3, ADMIN: 2, MEMBER: 1, GUEST: 0 };

/** Nobody hands out, or takes away, a role above their own; only an owner touches owners. */
export function canAssign(actor: WorkspaceRole, current: WorkspaceRole, next: WorkspaceRole): boolean {
  return (
    can(actor, "member.updateRole") &&
    WORKSPACE_RANK[actor] >= WORKSPACE_RANK[current] &&
    WORKSPACE_RANK[actor] >= WORKSPACE_RANK[next]
  );
}

/**
 * A person's role in a channel, or null when the channel doesn't exist for them. Owners and admins manage what they can
 * see; a private channel they aren't in stays invisible to them. A conversation (a channel without a workspace) belongs
 * to its members. `lib/channels/visible-sql.ts` is the same rule in SQL.
 */
export function channelRoleOf(input: {
  workspaceId: string | null;
  workspaceRole: WorkspaceRole | null;
  memberRole: ChannelRole | null;
  visibility: ChannelVisibility;
  defaultRole: ChannelRole;
}): ChannelRole | null {
  const { workspaceId, workspaceRole, memberRole, visibility, defaultRole } = input;
  if (workspaceId === null) return memberRole;
  if (!workspaceRole) return null;
  const sees = memberRole !== null || (visibility !== "PRIVATE" && workspaceRole !== "GUEST");
  if (!sees) return null;
  if (workspaceRole === "OWNER" || workspaceRole === "ADMIN") return "MANAGER";
  return memberRole ?? defaultRole;
}

/** Whether anyone with its link may read a channel, without signing in; conversations never. */
export const isPublic = (channel: { workspaceId: string | null; visibility: ChannelVisibility }): boolean =>
  channel.visibility === "PUBLIC" && channel.workspaceId !== null;
