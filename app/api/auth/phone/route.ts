import { deletePhoneEndpoint, getPhoneEndpoint, startPhoneEndpoint } from "@/lib/accounts/phone/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getPhoneEndpoint);
export const POST = serve(startPhoneEndpoint);
export const DELETE = serve(deletePhoneEndpoint);
