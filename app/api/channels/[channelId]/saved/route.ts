import { serve } from "@/lib/http/serve";
import { listSavedInChannelEndpoint } from "@/lib/saved/endpoints";

export const GET = serve(listSavedInChannelEndpoint);
