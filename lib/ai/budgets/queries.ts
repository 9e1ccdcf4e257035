import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listAiBudgetsContract, listAiBudgetWarningsContract } from "./contract";

export const aiBudgetsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["ai-budgets", workspaceId],
    queryFn: async () =>
      (await call(listAiBudgetsContract, { params: { workspaceId }, query: { limit: 100 } })).items,
  });

export const aiBudgetWarningKeys = { all: ["ai-budget-warnings"] } as const;

/** Read again whenever an answer has ended. */
export const aiBudgetWarningsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...aiBudgetWarningKeys.all, workspaceId],
    queryFn: async () => (await call(listAiBudgetWarningsContract, { params: { workspaceId } })).items,
    staleTime: 60_000,
  });
