import { serve } from "@/lib/http/serve";
import { listSavedEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listSavedEndpoint);
