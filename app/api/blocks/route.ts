import { serve } from "@/lib/http/serve";
import { listBlocksEndpoint } from "@/lib/people/endpoints";

export const GET = serve(listBlocksEndpoint);
