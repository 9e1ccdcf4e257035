import { serve } from "@/lib/http/serve";
import { doneWithInboxEndpoint } from "@/lib/inbox/endpoints";

export const POST = serve(doneWithInboxEndpoint);
