import { serve } from "@/lib/http/serve";
import { scheduleMessageEndpoint } from "@/lib/scheduled/endpoints";

export const POST = serve(scheduleMessageEndpoint);
