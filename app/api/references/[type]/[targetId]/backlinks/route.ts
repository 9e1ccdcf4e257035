import { serve } from "@/lib/http/serve";
import { listBacklinksEndpoint } from "@/lib/references/endpoints";

export const GET = serve(listBacklinksEndpoint);
