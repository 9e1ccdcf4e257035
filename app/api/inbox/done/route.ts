import { serve } from "@/lib/http/serve";
import { doneWithInboxEndpoint, undoDoneWithInboxEndpoint } from "@/lib/inbox/endpoints";

export const POST = serve(doneWithInboxEndpoint);
export const DELETE = serve(undoDoneWithInboxEndpoint);
