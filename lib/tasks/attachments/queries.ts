import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { MAX_ATTACHMENTS } from "../limits";
import { listAttachmentsContract } from "./contract";

/** What is attached to a task, latest upload first: all of it, since a task has so few. Live. */
export const attachmentsQuery = (channelId: string, taskId: string) =>
  queryOptions({
    queryKey: ["task-attachments", channelId, taskId],
    queryFn: async () =>
      (await call(listAttachmentsContract, { params: { taskId }, query: { limit: MAX_ATTACHMENTS } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
