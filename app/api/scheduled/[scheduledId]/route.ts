import { serve } from "@/lib/http/serve";
import { cancelScheduledEndpoint, updateScheduledEndpoint } from "@/lib/scheduled/endpoints";

export const PATCH = serve(updateScheduledEndpoint);
export const DELETE = serve(cancelScheduledEndpoint);
