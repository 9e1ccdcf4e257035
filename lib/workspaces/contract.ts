import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, line } from "@/lib/http/schema";
import { WorkspaceSettings, WorkspaceSettingsChange } from "@/lib/settings/schema";
import {
  CreatedInvite,
  Invite,
  InvitePreview,
  Member,
  MemberDetails,
  NewInvite,
  NewWorkspace,
  Workspace,
  WorkspaceChange,
  WorkspaceRole,
} from "./schema";

const tag = "Workspaces";
export const WorkspaceParams = z.strictObject({ workspaceId: Id });
const MemberParams = z.strictObject({ workspaceId: Id, userId: Id });
const MemberQuery = PageQuery.extend({ search: line(80, 0).optional(), role: WorkspaceRole.optional() });
const TokenParams = z.strictObject({ token: z.string().min(1).max(200) });

export const listWorkspacesContract = contract({
  method: "GET",
  path: "/api/workspaces",
  tag,
  summary: "List my workspaces",
  scope: "workspaces:read",
  query: PageQuery,
  response: page(Workspace),
  realtime: true,
  mcp: true,
});
export const createWorkspaceContract = contract({
  method: "POST",
  path: "/api/workspaces",
  tag,
  summary: "Create a workspace with a first channel",
  scope: "workspaces:write",
  body: NewWorkspace,
  response: Workspace,
  status: 201,
});
export const getWorkspaceContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}",
  tag,
  summary: "Get a workspace",
  scope: "workspaces:read",
  params: WorkspaceParams,
  response: Workspace,
});
export const updateWorkspaceContract = contract({
  method: "PATCH",
  path: "/api/workspaces/{workspaceId}",
  tag,
  summary: "Rename a workspace",
  scope: "workspaces:write",
  params: WorkspaceParams,
  body: WorkspaceChange,
  response: Workspace,
});
export const getWorkspaceSettingsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/settings",
  tag,
  summary: "Get a workspace's settings",
  scope: "settings:read",
  params: WorkspaceParams,
  response: WorkspaceSettings,
});
export const updateWorkspaceSettingsContract = contract({
  method: "PATCH",
  path: "/api/workspaces/{workspaceId}/settings",
  tag,
  summary: "Change a workspace's settings",
  scope: "settings:write",
  params: WorkspaceParams,
  body: WorkspaceSettingsChange,
  response: WorkspaceSettings,
});
export const deleteWorkspaceContract = contract({
  method: "DELETE",
  path: "/api/workspaces/{workspaceId}",
  tag,
  summary: "Delete a workspace with all that is in it",
  scope: "workspaces:write",
  params: WorkspaceParams,
  response: NoContent,
});

export const listMembersContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/members",
  tag,
  summary: "List a workspace's members",
  scope: "members:read",
  params: WorkspaceParams,
  query: MemberQuery,
  response: page(Member),
  realtime: true,
  mcp: true,
});
export const listMemberDetailsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/members/details",
  tag,
  summary: "List a workspace's members with their addresses, for who manages them",
  scope: "members:read",
  params: WorkspaceParams,
  query: MemberQuery,
  response: page(MemberDetails),
});
export const updateMemberContract = contract({
  method: "PATCH",
  path: "/api/workspaces/{workspaceId}/members/{userId}",
  tag,
  summary: "Change a member's role",
  scope: "members:write",
  params: MemberParams,
  body: z.strictObject({ role: WorkspaceRole }),
  response: Member,
});
/** Removing oneself is leaving. The last owner can't leave. */
export const removeMemberContract = contract({
  method: "DELETE",
  path: "/api/workspaces/{workspaceId}/members/{userId}",
  tag,
  summary: "Remove a member, or leave",
  scope: "members:write",
  params: MemberParams,
  response: NoContent,
});

export const listInvitesContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/invites",
  tag,
  summary: "List open invites",
  scope: "invites:read",
  params: WorkspaceParams,
  query: PageQuery,
  response: page(Invite),
});
export const createInviteContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/invites",
  tag,
  summary: "Create an invite by link or by mail",
  scope: "members:write",
  params: WorkspaceParams,
  body: NewInvite,
  response: CreatedInvite,
  status: 201,
});
export const openInviteLinkContract = contract({
  method: "PUT",
  path: "/api/workspaces/{workspaceId}/invite-link",
  tag,
  summary: "Get my open invite link for members, made where there is none",
  scope: "members:write",
  params: WorkspaceParams,
  response: CreatedInvite,
});
export const revokeInviteContract = contract({
  method: "DELETE",
  path: "/api/workspaces/{workspaceId}/invites/{inviteId}",
  tag,
  summary: "Revoke an invite",
  scope: "members:write",
  params: z.strictObject({ workspaceId: Id, inviteId: Id }),
  response: NoContent,
});
export const previewInviteContract = contract({
  method: "GET",
  path: "/api/invites/{token}",
  tag,
  summary: "Preview an invite link",
  scope: "public",
  params: TokenParams,
  response: InvitePreview,
  auth: "public",
});
export const acceptInviteContract = contract({
  method: "POST",
  path: "/api/invites/{token}",
  tag,
  summary: "Join a workspace by an invite link",
  scope: "members:write",
  params: TokenParams,
  response: Workspace,
});
