import { deleteAiBudgetEndpoint, updateAiBudgetEndpoint } from "@/lib/ai/budgets/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateAiBudgetEndpoint);
export const DELETE = serve(deleteAiBudgetEndpoint);
