import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id, line } from "@/lib/http/schema";
import {
  ChannelChange,
  ChannelMember,
  ChannelMemberChange,
  ChannelMove,
  ChannelReaders,
  NewChannel,
  PeopleGiven,
  TreeChannel,
} from "./schema";

const tag = "Channels";
const WorkspaceParams = z.strictObject({ workspaceId: Id });
export const ChannelParams = z.strictObject({ channelId: Id });
const ChannelMemberParams = z.strictObject({ channelId: Id, userId: Id });

export const listChannelsContract = contract({
  method: "GET",
  path: "/api/workspaces/{workspaceId}/channels",
  tag,
  summary: "List the channels I can see",
  scope: "channels:read",
  params: WorkspaceParams,
  query: PageQuery.extend({
    limit: z.coerce.number().int().min(1).max(500).default(500),
    /** The archived channels instead of those in use. */
    archived: z.stringbool().default(false),
  }),
  response: page(TreeChannel),
  realtime: true,
  mcp: true,
});
export const createChannelContract = contract({
  method: "POST",
  path: "/api/workspaces/{workspaceId}/channels",
  tag,
  summary: "Create a channel",
  scope: "channels:write",
  params: WorkspaceParams,
  body: NewChannel,
  response: TreeChannel,
  status: 201,
  mcp: true,
});
export const getChannelContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}",
  tag,
  summary: "Get a channel",
  scope: "channels:read",
  params: ChannelParams,
  response: TreeChannel,
  realtime: true,
  mcp: true,
});
export const updateChannelContract = contract({
  method: "PATCH",
  path: "/api/channels/{channelId}",
  tag,
  summary: "Change a channel",
  scope: "channels:write",
  params: ChannelParams,
  body: ChannelChange,
  response: TreeChannel,
});
export const moveChannelContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/move",
  tag,
  summary: "Move a channel in the tree",
  scope: "channels:write",
  params: ChannelParams,
  body: ChannelMove,
  response: TreeChannel,
});
export const deleteChannelContract = contract({
  method: "DELETE",
  path: "/api/channels/{channelId}",
  tag,
  summary: "Delete a channel with its content",
  scope: "channels:write",
  params: ChannelParams,
  response: NoContent,
});

export const listChannelMembersContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/members",
  tag,
  summary: "List the members of a channel",
  scope: "channels:read",
  params: ChannelParams,
  query: PageQuery,
  response: page(ChannelMember),
  mcp: true,
});
export const setChannelMemberContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/members/{userId}",
  tag,
  summary: "Add a member to a channel, or change their role",
  scope: "channels:write",
  params: ChannelMemberParams,
  body: ChannelMemberChange,
  response: ChannelMember,
});
/** Everyone who may read the channel, whether they are named in it or not; `count` is of all of them. */
export const listReadersContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/readers",
  tag,
  summary: "List the people who can read a channel",
  scope: "channels:read",
  params: ChannelParams,
  query: PageQuery.extend({ search: line(80, 0).optional() }),
  response: ChannelReaders,
  realtime: true,
});
/** The mentioned members who can't read the channel. People outside the workspace are omitted. */
export const listNonReadersContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/non-readers",
  tag,
  summary: "List which of these workspace members can't read a channel",
  scope: "channels:read",
  params: ChannelParams,
  body: PeopleGiven,
  response: z.strictObject({ items: z.array(Person) }),
  limit: "chat",
  realtime: true,
});
/** Removing oneself is leaving. */
export const removeChannelMemberContract = contract({
  method: "DELETE",
  path: "/api/channels/{channelId}/members/{userId}",
  tag,
  summary: "Remove a member from a channel, or leave",
  scope: "channels:write",
  params: ChannelMemberParams,
  response: NoContent,
});
