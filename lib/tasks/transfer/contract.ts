import { contract } from "@/lib/http/contract";
import { TaskParams } from "../contract";
import { Task } from "../schema";
import { TaskTransfer, TransferredTask } from "./schema";

/** With its subtasks, comments and history. Its labels become those of the same name there, which are made where they are missing. */
export const transferTaskContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/channel",
  tag: "Tasks",
  summary: "Move a task or card to another list or board",
  scope: "tasks:write",
  params: TaskParams,
  body: TaskTransfer,
  response: TransferredTask,
  realtime: true,
});
/** For a day, by who moved it: labels, assignees and its place are as they were. */
export const transferBackContract = contract({
  method: "DELETE",
  path: "/api/tasks/{taskId}/channel",
  tag: "Tasks",
  summary: "Move a task back to the list or board that it came from",
  scope: "tasks:write",
  params: TaskParams,
  response: Task,
  realtime: true,
});
