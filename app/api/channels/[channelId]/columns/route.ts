import { createColumnEndpoint, listColumnsEndpoint } from "@/lib/boards/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listColumnsEndpoint);
export const POST = serve(createColumnEndpoint);
