import { serve } from "@/lib/http/serve";
import { listStatusesEndpoint } from "@/lib/people/endpoints";

export const GET = serve(listStatusesEndpoint);
