import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAnswerUsageContract } from "./contract";

/** What an answer took. It has ended, so this doesn't change. */
export const answerUsageQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["ai-answer-usage", messageId],
    queryFn: () => call(getAnswerUsageContract, { params: { aiMessageId: messageId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
