import { serve } from "@/lib/http/serve";
import { muteInboxItemEndpoint } from "@/lib/inbox/endpoints";

export const PUT = serve(muteInboxItemEndpoint);
