import { serve } from "@/lib/http/serve";
import { closePollEndpoint } from "@/lib/polls/endpoints";

export const POST = serve(closePollEndpoint);
