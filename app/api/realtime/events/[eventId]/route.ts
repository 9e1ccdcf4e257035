import { getEventEndpoint } from "@/lib/delivery/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getEventEndpoint);
