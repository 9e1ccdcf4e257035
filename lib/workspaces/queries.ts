import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { workspaceSettingsKey } from "@/lib/settings/keys";
import {
  getWorkspaceSettingsContract,
  listInvitesContract,
  listMembersContract,
  listWorkspacesContract,
  openInviteLinkContract,
  previewInviteContract,
} from "./contract";
import type { Member } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const workspaceKeys = {
  members: ["members"],
  membersOf: (workspaceId: string) => ["members", workspaceId],
} as const;

/** Live: events of the socket keep it fresh, so that it never goes stale by itself. */
export const workspacesQuery = () =>
  queryOptions({
    queryKey: ["workspaces"],
    queryFn: async () => (await call(listWorkspacesContract, { query: { limit: 100 } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** @param search part of a name; empty for everyone */
export const membersQuery = (workspaceId: string, search = "", role?: Member["role"]) =>
  infiniteQueryOptions({
    queryKey: [...workspaceKeys.membersOf(workspaceId), search, ...(role ? [role] : [])],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMembersContract,
        {
          params: { workspaceId },
          query: { limit: 100, ...(search && { search }), role, ...(pageParam && { cursor: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });

export const invitesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["invites", workspaceId],
    queryFn: async () =>
      (await call(listInvitesContract, { params: { workspaceId }, query: { limit: 100 } })).items,
  });

/**
 * My open link for members: asking for it makes one where there is none. It is read once for each time that it is shown,
 * so that it doesn't change while somebody copies it.
 */
export const inviteLinkQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["invite-link", workspaceId],
    queryFn: () => call(openInviteLinkContract, { params: { workspaceId } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    // It may have been revoked since.
    gcTime: 0,
  });

export const invitePreviewQuery = (token: string) =>
  queryOptions({
    queryKey: ["invite", token],
    queryFn: () => call(previewInviteContract, { params: { token } }),
  });

/** Live: `settings.changed` keeps it true. */
export const workspaceSettingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceSettingsKey(workspaceId),
    queryFn: () => call(getWorkspaceSettingsContract, { params: { workspaceId } }),
  });
