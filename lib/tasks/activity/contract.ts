import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { TaskParams } from "../contract";
import { TaskActivity } from "./schema";

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
