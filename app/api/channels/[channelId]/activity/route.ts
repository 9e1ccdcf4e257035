import { serve } from "@/lib/http/serve";
import { listChannelActivityEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(listChannelActivityEndpoint);
