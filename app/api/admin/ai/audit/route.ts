import { listAiAuditEndpoint } from "@/lib/ai/providers/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiAuditEndpoint);
