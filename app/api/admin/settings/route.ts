import { serve } from "@/lib/http/serve";
import { getInstanceSettingsEndpoint, updateInstanceSettingsEndpoint } from "@/lib/platform/endpoints";

export const GET = serve(getInstanceSettingsEndpoint);
export const PATCH = serve(updateInstanceSettingsEndpoint);
