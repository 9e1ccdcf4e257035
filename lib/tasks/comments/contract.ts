import { contract } from "@/lib/http/contract";
import { Thread } from "@/lib/messages/threads/schema";
import { TaskParams } from "../contract";

/**
 * The comments on a task are the messages of this thread, whose id is that of the task: they are read and written as any
 * messages of the channel, with `threadId`.
 */
export const openCommentsContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/thread",
  tag: "Tasks",
  summary: "Get the thread of comments on a task, which is made before the first one",
  scope: "messages:write",
  params: TaskParams,
  response: Thread,
  realtime: true,
});
