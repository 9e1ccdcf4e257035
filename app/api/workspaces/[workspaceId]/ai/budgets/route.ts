import { createAiBudgetEndpoint, listAiBudgetsEndpoint } from "@/lib/ai/budgets/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiBudgetsEndpoint);
export const POST = serve(createAiBudgetEndpoint);
