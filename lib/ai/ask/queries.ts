import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAskScopeContract } from "./contract";

/** Only its owner changes it. */
export const askScopeQuery = (aiSessionId: string) =>
  queryOptions({
    queryKey: ["ai-ask-scope", aiSessionId],
    queryFn: () => call(getAskScopeContract, { params: { aiSessionId } }),
  });
