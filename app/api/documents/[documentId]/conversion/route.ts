import { convertLinesEndpoint, listLinePlacesEndpoint } from "@/lib/conversions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listLinePlacesEndpoint);
export const POST = serve(convertLinesEndpoint);
