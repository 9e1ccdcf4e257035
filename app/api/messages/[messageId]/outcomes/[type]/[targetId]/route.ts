import { removeOutcomeEndpoint } from "@/lib/conversions/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(removeOutcomeEndpoint);
