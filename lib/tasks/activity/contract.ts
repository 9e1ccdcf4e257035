import { ChannelParams } from "@/lib/channels/contract";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { TaskParams } from "../contract";
import { ChannelActivity, TaskActivity } from "./schema";

export const listTaskActivityContract = contract({
  method: "GET",
  path: "/api/tasks/{taskId}/activity",
  tag: "Tasks",
  summary: "List what was done to a task, the latest first",
  scope: "tasks:read",
  params: TaskParams,
  query: PageQuery,
  response: page(TaskActivity),
  realtime: true,
});
/** Acts that say what became of tasks: created, completed, moved, archived, assigned. */
export const listChannelActivityContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/activity",
  tag: "Tasks",
  summary: "List what was done in a list or board, the latest first",
  scope: "tasks:read",
  params: ChannelParams,
  query: PageQuery,
  response: page(ChannelActivity),
  realtime: true,
});
