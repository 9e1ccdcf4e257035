import { serve } from "@/lib/http/serve";
import { listProcessorsEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(listProcessorsEndpoint);
