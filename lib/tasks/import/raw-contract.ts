import { z } from "zod";
import { rawContract } from "@/lib/http/contract";
import { Id, line } from "@/lib/http/schema";
import { JobRun } from "@/lib/jobs/schema";
import { CsvColumns } from "./schema";

export const importTasksRoute = rawContract({
  method: "POST",
  path: "/api/tasks/imports",
  tag: "Tasks",
  summary: "Make a board of a Trello export (.json), or a board or list of a .csv",
  scope: "channels:write",
  requestType: "application/octet-stream",
  query: z.strictObject({
    /** As the person's device calls the file: its extension says what it is. */
    name: z.string().min(1).max(1_000),
    workspaceId: Id,
    type: z.enum(["KANBAN", "TODO"]).default("KANBAN"),
    /** Of the new channel; without it, the one that the file has. */
    title: line(80).optional(),
    parentId: Id.optional(),
    visibility: z.enum(["WORKSPACE", "PRIVATE"]).default("WORKSPACE"),
    /** Of a CSV. Without it they are guessed by their names. */
    columns: CsvColumns.optional(),
  }),
  response: {
    status: 201,
    description: "The run that makes it. Its result names the channel, and what didn't come.",
    type: "application/json",
    schema: JobRun,
  },
  limit: "upload",
});
