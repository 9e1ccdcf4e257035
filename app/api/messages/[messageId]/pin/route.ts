import { serve } from "@/lib/http/serve";
import { pinMessageEndpoint, unpinMessageEndpoint } from "@/lib/messages/endpoints";

export const PUT = serve(pinMessageEndpoint);
export const DELETE = serve(unpinMessageEndpoint);
