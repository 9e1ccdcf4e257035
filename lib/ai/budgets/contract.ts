import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { Budget, BudgetChange, BudgetWarning, NewBudget } from "./schema";

const tag = "AI";
const ofWorkspace = z.strictObject({ workspaceId: Id });
const params = z.strictObject({ budgetId: Id });

export const listAiBudgetsContract = contract({
  ...{ method: "GET", path: "/api/workspaces/{workspaceId}/ai/budgets", tag, scope: "ai:read" },
  summary: "List a workspace's AI budgets, with what is spent",
  params: ofWorkspace,
  query: PageQuery,
  response: page(Budget),
});
export const createAiBudgetContract = contract({
  ...{ method: "POST", path: "/api/workspaces/{workspaceId}/ai/budgets", tag, scope: "ai:write" },
  summary: "Limit what AI calls may cost in a day or a month",
  params: ofWorkspace,
  body: NewBudget,
  response: Budget,
  status: 201,
});
export const updateAiBudgetContract = contract({
  ...{ method: "PATCH", path: "/api/ai/budgets/{budgetId}", tag, scope: "ai:write" },
  summary: "Change the limit of an AI budget",
  params,
  body: BudgetChange,
  response: Budget,
});
export const deleteAiBudgetContract = contract({
  ...{ method: "DELETE", path: "/api/ai/budgets/{budgetId}", tag, scope: "ai:write" },
  summary: "Delete an AI budget",
  params,
  response: NoContent,
});
export const listAiBudgetWarningsContract = contract({
  ...{ method: "GET", path: "/api/workspaces/{workspaceId}/ai/budget-warnings", tag, scope: "ai:read" },
  summary: "List the AI budgets that my calls count in and that are nearly spent",
  params: ofWorkspace,
  response: z.object({ items: z.array(BudgetWarning), nextCursor: z.null() }),
  realtime: true,
});
