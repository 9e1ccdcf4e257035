import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { Thread, ThreadFollowing, ThreadPosition, ThreadQuery } from "./schema";

const tag = "Threads";
const ThreadParams = z.strictObject({ threadId: Id });

export const listThreadsContract = contract({
  method: "GET",
  path: "/api/threads",
  tag,
  summary: "List the threads I follow, unread ones first",
  scope: "messages:read",
  query: ThreadQuery,
  response: page(Thread),
  realtime: true,
  mcp: true,
});
/** Of a message without replies too: its thread begins with the first one. */
export const getThreadContract = contract({
  method: "GET",
  path: "/api/threads/{threadId}",
  tag,
  summary: "Get a thread with my read position",
  scope: "messages:read",
  params: ThreadParams,
  response: Thread,
  realtime: true,
  mcp: true,
});
export const followThreadContract = contract({
  method: "PUT",
  path: "/api/threads/{threadId}/follow",
  tag,
  summary: "Follow a thread, or stop following it",
  scope: "messages:write",
  params: ThreadParams,
  body: ThreadFollowing,
  response: ThreadPosition,
  realtime: true,
});
