import { serve } from "@/lib/http/serve";
import { listScheduledEndpoint } from "@/lib/scheduled/endpoints";

export const GET = serve(listScheduledEndpoint);
