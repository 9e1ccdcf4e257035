import { serve } from "@/lib/http/serve";
import { listAuditEndpoint } from "@/lib/moderation/endpoints";

export const GET = serve(listAuditEndpoint);
