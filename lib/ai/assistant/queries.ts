import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAnswerContract } from "./contract";

/** What an answer that has ended keeps beside its message: it doesn't change any more. */
export const answerQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["assistant-answer", messageId],
    queryFn: () => call(getAnswerContract, { params: { messageId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
