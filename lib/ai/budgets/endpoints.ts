import { endpoint } from "@/lib/http/endpoint";
import {
  createAiBudgetContract,
  deleteAiBudgetContract,
  listAiBudgetsContract,
  listAiBudgetWarningsContract,
  updateAiBudgetContract,
} from "./contract";
import { listWarnings } from "./near";
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
export const listAiBudgetWarningsEndpoint = endpoint(listAiBudgetWarningsContract, ({ actor, params }) =>
  listWarnings(actor, params.workspaceId),
);
