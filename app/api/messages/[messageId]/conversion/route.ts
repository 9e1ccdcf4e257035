import { convertMessageEndpoint, getConversionEndpoint } from "@/lib/conversions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getConversionEndpoint);
export const POST = serve(convertMessageEndpoint);
