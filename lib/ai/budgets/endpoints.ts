import { endpoint } from "@/lib/http/endpoint";
import {
  createAiBudgetContract,
  deleteAiBudgetContract,
  listAiBudgetsContract,
  updateAiBudgetContract,
} from "./contract";
import { createBudget, deleteBudget, listBudgets, updateBudget } from "./service";

export const listAiBudgetsEndpoint = endpoint(listAiBudgetsContract, ({ actor, params, query }) =>
  listBudgets(actor, params.workspaceId, query),
);
export const createAiBudgetEndpoint = endpoint(createAiBudgetContract, ({ actor, params, body }) =>
  createBudget(actor, params.workspaceId, body),
);
export const updateAiBudgetEndpoint = endpoint(updateAiBudgetContract, ({ actor, params, body }) =>
  updateBudget(actor, params.budgetId, body),
);
export const deleteAiBudgetEndpoint = endpoint(deleteAiBudgetContract, ({ actor, params }) =>
  deleteBudget(actor, params.budgetId),
);
