import { stopRunEndpoint } from "@/lib/ai/runs/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(stopRunEndpoint);
