import {
  getInstanceRequirementEndpoint,
  requireOnInstanceEndpoint,
} from "@/lib/accounts/two-factor/admin-endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getInstanceRequirementEndpoint);
export const PUT = serve(requireOnInstanceEndpoint);
