import { serve } from "@/lib/http/serve";
import { listSavedInChannelEndpoint } from "@/lib/messages/endpoints";

export const GET = serve(listSavedInChannelEndpoint);
