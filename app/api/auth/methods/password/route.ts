import { removePasswordEndpoint } from "@/lib/accounts/methods/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(removePasswordEndpoint);
