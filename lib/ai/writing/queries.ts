import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAiWritingContract } from "./contract";

export const aiWritingQuery = (aiWritingId: string) =>
  queryOptions({
    queryKey: ["ai-writing", aiWritingId],
    queryFn: () => call(getAiWritingContract, { params: { aiWritingId } }),
  });
