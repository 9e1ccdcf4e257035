import { deliverEventsEndpoint } from "@/lib/delivery/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(deliverEventsEndpoint);
