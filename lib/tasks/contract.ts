import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import {
  MyTasksQuery,
  NewTask,
  PlacedTask,
  Task,
  TaskChange,
  TaskCompletion,
  TaskDetails,
  TaskPosition,
  TaskPositions,
  TaskQuery,
} from "./schema";

const tag = "Tasks";
export const TaskParams = z.strictObject({ taskId: Id });

export const listTasksContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/tasks",
  tag,
  summary: "List the tasks of a channel",
  scope: "tasks:read",
  params: ChannelParams,
  query: TaskQuery,
  response: page(Task),
  realtime: true,
  mcp: true,
});
/** Over all channels that I see; without a due date last. */
export const listMyTasksContract = contract({
  method: "GET",
  path: "/api/tasks/mine",
  tag,
  summary: "List the open tasks that are assigned to me, by due date",
  scope: "tasks:read",
  query: MyTasksQuery,
  response: page(PlacedTask),
  realtime: true,
  mcp: true,
});
export const createTaskContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/tasks",
  tag,
  summary: "Create a task",
  scope: "tasks:write",
  params: ChannelParams,
  body: NewTask,
  response: Task,
  status: 201,
  realtime: true,
  mcp: true,
});
export const getTaskContract = contract({
  method: "GET",
  path: "/api/tasks/{taskId}",
  tag,
  summary: "Get a task with its notes",
  scope: "tasks:read",
  params: TaskParams,
  response: TaskDetails,
  realtime: true,
  mcp: true,
});
export const updateTaskContract = contract({
  method: "PATCH",
  path: "/api/tasks/{taskId}",
  tag,
  summary: "Change a task",
  scope: "tasks:write",
  params: TaskParams,
  body: TaskChange,
  response: Task,
  realtime: true,
  mcp: true,
});
/** With its subtasks. It can be restored for a day. */
export const deleteTaskContract = contract({
  method: "DELETE",
  path: "/api/tasks/{taskId}",
  tag,
  summary: "Delete a task with its subtasks",
  scope: "tasks:write",
  params: TaskParams,
  response: NoContent,
  realtime: true,
});
export const restoreTaskContract = contract({
  method: "POST",
  path: "/api/tasks/{taskId}/restore",
  tag,
  summary: "Restore a task that was deleted",
  scope: "tasks:write",
  params: TaskParams,
  response: Task,
  realtime: true,
});
/** Its open subtasks are done with it. */
export const completeTaskContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/completion",
  tag,
  summary: "Complete a task",
  scope: "tasks:write",
  params: TaskParams,
  response: TaskCompletion,
  realtime: true,
  mcp: true,
});
/** Opens what was done with it as well, and what it stands under. */
export const reopenTaskContract = contract({
  method: "DELETE",
  path: "/api/tasks/{taskId}/completion",
  tag,
  summary: "Reopen a task",
  scope: "tasks:write",
  params: TaskParams,
  response: TaskCompletion,
  realtime: true,
  mcp: true,
});
export const moveTaskContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/position",
  tag,
  summary: "Move a task in the list, or under another",
  scope: "tasks:write",
  params: TaskParams,
  body: TaskPosition,
  response: Task,
  realtime: true,
  mcp: true,
});
/** All of them or none. */
export const moveTasksContract = contract({
  method: "PUT",
  path: "/api/channels/{channelId}/tasks/positions",
  tag,
  summary: "Move several tasks at once, in the list or into a column",
  scope: "tasks:write",
  params: ChannelParams,
  body: TaskPositions,
  response: z.strictObject({ items: z.array(Task) }),
  realtime: true,
});
/** With its subtasks. It is read-only then, found by search, and in no list. */
export const archiveTaskContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/archive",
  tag,
  summary: "Archive a task with its subtasks",
  scope: "tasks:write",
  params: TaskParams,
  response: Task,
  realtime: true,
});
/** The answer says in which column a card stands: where its own was deleted, it is another one. */
export const unarchiveTaskContract = contract({
  method: "DELETE",
  path: "/api/tasks/{taskId}/archive",
  tag,
  summary: "Restore a task from the archive",
  scope: "tasks:write",
  params: TaskParams,
  response: Task,
  realtime: true,
});
