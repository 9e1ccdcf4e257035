import { convertChannelLinesEndpoint, listChannelPlacesEndpoint } from "@/lib/conversions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listChannelPlacesEndpoint);
export const POST = serve(convertChannelLinesEndpoint);
