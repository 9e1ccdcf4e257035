import { ringEndpoint } from "@/lib/calls/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(ringEndpoint);
