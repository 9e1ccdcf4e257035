import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listAiBudgetsContract } from "./contract";

export const aiBudgetsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["ai-budgets", workspaceId],
    queryFn: async () =>
      (await call(listAiBudgetsContract, { params: { workspaceId }, query: { limit: 100 } })).items,
  });
