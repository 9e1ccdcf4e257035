import { serve } from "@/lib/http/serve";
import { listSavedEndpoint } from "@/lib/saved/endpoints";

export const GET = serve(listSavedEndpoint);
