import { moveColumnEndpoint } from "@/lib/boards/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(moveColumnEndpoint);
