import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id, Moment } from "@/lib/http/schema";
import { Alert } from "@/lib/notifications/schema";
import { Workspace } from "@/lib/workspaces/schema";
import { InboxCounts, InboxDone, InboxDoneAt, InboxItem, InboxItemChange, InboxQuery } from "./schema";

const tag = "Inbox";
const ItemParams = z.strictObject({ itemId: Id });

export const listInboxContract = contract({
  method: "GET",
  path: "/api/inbox",
  tag,
  summary: "List my inbox",
  scope: "inbox:read",
  query: InboxQuery,
  response: page(InboxItem),
  realtime: true,
  mcp: true,
});
export const getUnreadContract = contract({
  method: "GET",
  path: "/api/inbox/unread",
  tag,
  summary: "Count my unread inbox items",
  scope: "inbox:read",
  response: InboxCounts,
  realtime: true,
});
export const getInboxItemContract = contract({
  method: "GET",
  path: "/api/inbox/{itemId}",
  tag,
  summary: "Get an item of my inbox",
  scope: "inbox:read",
  params: ItemParams,
  response: InboxItem,
  realtime: true,
});
export const updateInboxItemContract = contract({
  method: "PATCH",
  path: "/api/inbox/{itemId}",
  tag,
  summary: "Mark an item read or done, or snooze it",
  scope: "inbox:write",
  params: ItemParams,
  body: InboxItemChange,
  response: InboxItem,
  realtime: true,
  mcp: true,
});
export const markAllDoneContract = contract({
  method: "POST",
  path: "/api/inbox/done",
  tag,
  summary: "Mark all items of a filter done",
  scope: "inbox:write",
  body: InboxDone,
  response: InboxDoneAt,
});
export const undoMarkAllDoneContract = contract({
  method: "DELETE",
  path: "/api/inbox/done",
  tag,
  summary: "Undo marking all items of a filter done",
  scope: "inbox:write",
  body: z.strictObject({ doneAt: Moment }),
  response: NoContent,
});
export const muteInboxItemContract = contract({
  method: "PUT",
  path: "/api/inbox/{itemId}/mute",
  tag,
  summary: "Mute the thread or channel of an inbox item",
  scope: "inbox:write",
  params: ItemParams,
  body: z.strictObject({ isMuted: z.boolean() }),
  response: NoContent,
});
export const acceptInboxInviteContract = contract({
  method: "POST",
  path: "/api/inbox/{itemId}/accept",
  tag,
  summary: "Accept an invite from my inbox",
  scope: "inbox:write",
  params: ItemParams,
  response: Workspace,
});
export const getAlertContract = contract({
  method: "GET",
  path: "/api/inbox/{itemId}/alert",
  tag,
  summary: "Get the notification that a device shows for an inbox item",
  scope: "inbox:read",
  params: ItemParams,
  response: Alert.nullable(),
  realtime: true,
});
