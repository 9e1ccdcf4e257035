import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { rawContract } from "@/lib/http/contract";
import { Id, line } from "@/lib/http/schema";
import { JobRun } from "@/lib/jobs/schema";
import { CsvColumns } from "./schema";

const shared = {
  method: "POST",
  tag: "Tasks",
  requestType: "application/octet-stream",
  response: {
    status: 201,
    description: "The run that does it. Its result names the channel, and what didn't come.",
    type: "application/json",
    schema: JobRun,
  },
  limit: "upload",
} as const;
const file = {
  /** As the person's device calls the file: its extension says what it is. */
  name: z.string().min(1).max(1_000),
  /** Of a CSV. Without it they are guessed by their names. */
  columns: CsvColumns.optional(),
};

export const importTasksRoute = rawContract({
  ...shared,
  path: "/api/tasks/imports",
  summary: "Make a board or list of a .csv or Markdown file, or a board of a Trello export (.json)",
  scope: "channels:write",
  query: z.strictObject({
    ...file,
    workspaceId: Id,
    type: z.enum(["KANBAN", "TODO"]).default("KANBAN"),
    /** Of the new channel; without it, the one that the file has. */
    title: line(80).optional(),
    parentId: Id.optional(),
    visibility: z.enum(["WORKSPACE", "PRIVATE"]).default("WORKSPACE"),
  }),
});

export const importIntoChannelRoute = rawContract({
  ...shared,
  path: "/api/channels/{channelId}/tasks/imports",
  summary: "Add what a file holds to a board or list, behind what is there",
  scope: "tasks:write",
  params: ChannelParams,
  query: z.strictObject(file),
});
