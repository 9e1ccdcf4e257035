import { serve } from "@/lib/http/serve";
import { getPersonSettingsEndpoint, updatePersonSettingsEndpoint } from "@/lib/people/endpoints";

export const GET = serve(getPersonSettingsEndpoint);
export const PATCH = serve(updatePersonSettingsEndpoint);
