import { z } from "zod";
import { Email, Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { workspaceRoles } from "@/lib/permissions";

export const WorkspaceRole = z.enum(workspaceRoles);

export const WorkspaceName = line(60);
export const WorkspaceSlug = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may have lower-case letters, digits and single dashes");

/** A workspace as one of its members sees it. */
export const Workspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  /** The address of its icon, served by us. */
  image: z.string().nullable(),
  role: WorkspaceRole,
  /** It requires two factors, which this person hasn't set up: nothing in it opens until then. */
  isClosed: z.boolean(),
  /** Whether any of its channels has unread messages for this person; muted ones don't count. */
  hasUnread: z.boolean(),
  /** Messages that name this person, unread in their inbox. */
  mentionCount: z.int(),
  can: z.object({
    update: z.boolean(),
    delete: z.boolean(),
    /** Requiring two factors. */
    secure: z.boolean(),
    invite: z.boolean(),
    manageMembers: z.boolean(),
    createChannel: z.boolean(),
  }),
});
export type Workspace = z.output<typeof Workspace>;

export const NewWorkspace = z.strictObject({ name: WorkspaceName, slug: WorkspaceSlug.optional() });
export const WorkspaceChange = z.strictObject({ name: WorkspaceName });

export const Member = Person.extend({ role: WorkspaceRole, joinedAt: Timestamp });
export type Member = z.output<typeof Member>;

/** A member as those see them who manage the members. */
export const MemberDetails = Member.extend({
  email: z.string(),
  /** When a device of theirs was last here, to the hour; null for who is invisible or signed out everywhere. */
  lastSeenAt: Timestamp.nullable(),
});
export type MemberDetails = z.output<typeof MemberDetails>;

/** Owners are made by an owner's role change, never by an invite. */
export const InviteRole = z.enum(["ADMIN", "MEMBER", "GUEST"]);
export const NewInvite = z.strictObject({
  role: InviteRole.default("MEMBER"),
  /** Hours until it expires. */
  expiresInHours: z
    .int()
    .min(1)
    .max(24 * 30)
    .default(24 * 7),
  maxUses: z.int().min(1).max(1000).nullable().default(null),
  /** Sends the link there, and binds the invite to that address. */
  email: Email.optional(),
});
export const Invite = z.object({
  id: Id,
  role: WorkspaceRole,
  email: z.string().nullable(),
  maxUses: z.int().nullable(),
  uses: z.int(),
  expires: Timestamp,
  createdAt: Timestamp,
  createdBy: Person,
  /** Null where the link is for one address, can't be shown again, or gives a role that the viewer can't give. */
  url: z.url().nullable(),
});
export type Invite = z.output<typeof Invite>;
export const CreatedInvite = Invite.extend({ url: z.url() });

/** The part of an invite that the holder of its link may see before joining. */
export const InvitePreview = z.object({
  workspace: z.object({ name: z.string(), slug: z.string() }),
  invitedBy: z.string(),
  memberCount: z.int(),
  isMember: z.boolean(),
});
