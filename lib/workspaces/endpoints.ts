import { endpoint } from "@/lib/http/endpoint";
import {
  acceptInviteContract,
  createInviteContract,
  createWorkspaceContract,
  deleteWorkspaceContract,
  getWorkspaceContract,
  getWorkspaceSettingsContract,
  listInvitesContract,
  listMemberDetailsContract,
  listMembersContract,
  listWorkspacesContract,
  openInviteLinkContract,
  previewInviteContract,
  removeMemberContract,
  revokeInviteContract,
  updateMemberContract,
  updateWorkspaceContract,
  updateWorkspaceSettingsContract,
} from "./contract";
import { acceptInvite, previewInvite } from "./invites/acceptance/service";
import { createInvite, listInvites, openInviteLink, revokeInvite } from "./invites/service";
import { listMemberDetails, listMembers, removeMember, updateMember } from "./members/service";
import { createWorkspace, deleteWorkspace, getWorkspace, listWorkspaces, updateWorkspace } from "./service";
import { getWorkspaceSettings, updateWorkspaceSettings } from "./settings";

export const listWorkspacesEndpoint = endpoint(listWorkspacesContract, ({ actor, query }) =>
  listWorkspaces(actor, query),
);
export const createWorkspaceEndpoint = endpoint(createWorkspaceContract, ({ actor, body }) =>
  createWorkspace(actor, body),
);
export const getWorkspaceEndpoint = endpoint(getWorkspaceContract, ({ actor, params }) =>
  getWorkspace(actor, params.workspaceId),
);
export const updateWorkspaceEndpoint = endpoint(updateWorkspaceContract, ({ actor, params, body }) =>
  updateWorkspace(actor, params.workspaceId, body.name),
);
export const getWorkspaceSettingsEndpoint = endpoint(getWorkspaceSettingsContract, ({ actor, params }) =>
  getWorkspaceSettings(actor, params.workspaceId),
);
export const updateWorkspaceSettingsEndpoint = endpoint(
  updateWorkspaceSettingsContract,
  ({ actor, params, body }) => updateWorkspaceSettings(actor, params.workspaceId, body),
);
export const deleteWorkspaceEndpoint = endpoint(deleteWorkspaceContract, ({ actor, params }) =>
  deleteWorkspace(actor, params.workspaceId),
);

export const listMembersEndpoint = endpoint(listMembersContract, ({ actor, params, query }) =>
  listMembers(actor, params.workspaceId, query),
);
export const listMemberDetailsEndpoint = endpoint(listMemberDetailsContract, ({ actor, params, query }) =>
  listMemberDetails(actor, params.workspaceId, query),
);
export const updateMemberEndpoint = endpoint(updateMemberContract, ({ actor, params, body }) =>
  updateMember(actor, params.workspaceId, params.userId, body.role),
);
export const removeMemberEndpoint = endpoint(removeMemberContract, ({ actor, params }) =>
  removeMember(actor, params.workspaceId, params.userId),
);

export const listInvitesEndpoint = endpoint(listInvitesContract, ({ actor, params, query }) =>
  listInvites(actor, params.workspaceId, query),
);
export const createInviteEndpoint = endpoint(createInviteContract, ({ actor, params, body }) =>
  createInvite(actor, params.workspaceId, body),
);
export const openInviteLinkEndpoint = endpoint(openInviteLinkContract, ({ actor, params }) =>
  openInviteLink(actor, params.workspaceId),
);
export const revokeInviteEndpoint = endpoint(revokeInviteContract, ({ actor, params }) =>
  revokeInvite(actor, params.workspaceId, params.inviteId),
);
export const previewInviteEndpoint = endpoint(previewInviteContract, ({ actor, params }) =>
  previewInvite(actor, params.token),
);
export const acceptInviteEndpoint = endpoint(acceptInviteContract, ({ actor, params }) =>
  acceptInvite(actor, params.token),
);
