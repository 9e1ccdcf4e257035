import { listAiBudgetWarningsEndpoint } from "@/lib/ai/budgets/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiBudgetWarningsEndpoint);
