import { enterRoomsEndpoint } from "@/lib/delivery/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(enterRoomsEndpoint);
