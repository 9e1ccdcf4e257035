import { updatePreferenceEndpoint } from "@/lib/conversations/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updatePreferenceEndpoint);
