import { endForeignSessionEndpoint } from "@/lib/accounts/endpoints";
import { serve } from "@/lib/http/serve";

export const POST = serve(endForeignSessionEndpoint);
