import { serve } from "@/lib/http/serve";
import { deleteAccountEndpoint, getDeletionPlanEndpoint } from "@/lib/personal-data/endpoints";

export const GET = serve(getDeletionPlanEndpoint);
export const POST = serve(deleteAccountEndpoint);
