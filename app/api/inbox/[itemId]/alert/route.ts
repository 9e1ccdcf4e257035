import { serve } from "@/lib/http/serve";
import { getAlertEndpoint } from "@/lib/inbox/endpoints";

export const GET = serve(getAlertEndpoint);
