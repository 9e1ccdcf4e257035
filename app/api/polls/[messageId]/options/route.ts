import { serve } from "@/lib/http/serve";
import { addPollOptionEndpoint } from "@/lib/polls/endpoints";

export const POST = serve(addPollOptionEndpoint);
