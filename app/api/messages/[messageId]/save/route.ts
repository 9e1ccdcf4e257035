import { serve } from "@/lib/http/serve";
import { saveMessageEndpoint, unsaveMessageEndpoint } from "@/lib/messages/endpoints";

export const PUT = serve(saveMessageEndpoint);
export const DELETE = serve(unsaveMessageEndpoint);
