import { serve } from "@/lib/http/serve";
import { listReportsEndpoint } from "@/lib/moderation/endpoints";

export const GET = serve(listReportsEndpoint);
