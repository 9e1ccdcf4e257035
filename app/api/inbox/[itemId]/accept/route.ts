import { serve } from "@/lib/http/serve";
import { acceptInboxInviteEndpoint } from "@/lib/inbox/endpoints";

export const POST = serve(acceptInboxInviteEndpoint);
