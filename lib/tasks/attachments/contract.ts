import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { TaskParams } from "../contract";
import { Task } from "../schema";
import { CoverChoice, NewAttachments, TaskAttachment } from "./schema";

const tag = "Tasks";
const AttachmentParams = z.strictObject({ taskId: Id, fileId: Id });

export const listAttachmentsContract = contract({
  method: "GET",
  path: "/api/tasks/{taskId}/attachments",
  tag,
  summary: "List the files attached to a task, latest upload first",
  scope: "tasks:read",
  params: TaskParams,
  query: PageQuery,
  response: page(TaskAttachment),
  realtime: true,
});
/** Each is uploaded first, for the task's channel. Attaching one again changes nothing. */
export const attachFilesContract = contract({
  method: "POST",
  path: "/api/tasks/{taskId}/attachments",
  tag,
  summary: "Attach uploaded files to a task",
  scope: "tasks:write",
  params: TaskParams,
  body: NewAttachments,
  response: Task,
  realtime: true,
});
/** It can be restored for a day. */
export const removeAttachmentContract = contract({
  method: "DELETE",
  path: "/api/tasks/{taskId}/attachments/{fileId}",
  tag,
  summary: "Remove an attachment from a task",
  scope: "tasks:write",
  params: AttachmentParams,
  response: Task,
  realtime: true,
});
export const restoreAttachmentContract = contract({
  method: "POST",
  path: "/api/tasks/{taskId}/attachments/{fileId}/restore",
  tag,
  summary: "Restore an attachment that was removed",
  scope: "tasks:write",
  params: AttachmentParams,
  response: Task,
  realtime: true,
});
export const setCoverContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/cover",
  tag,
  summary: "Set the picture that a board shows above a card's title",
  scope: "tasks:write",
  params: TaskParams,
  body: CoverChoice,
  response: Task,
  realtime: true,
});
