import { serve } from "@/lib/http/serve";
import { searchEndpoint } from "@/lib/search/endpoints";

export const GET = serve(searchEndpoint);
