import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { TaskParams } from "../contract";

/** It is then read and written as any rich text, with this id. */
export const openDescriptionContract = contract({
  method: "PUT",
  path: "/api/tasks/{taskId}/description",
  tag: "Tasks",
  summary: "Get the document of a task's notes, which is made before it is first written in",
  scope: "tasks:write",
  params: TaskParams,
  response: z.object({ documentId: Id }),
  realtime: true,
});
