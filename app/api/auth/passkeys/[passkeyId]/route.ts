import { deletePasskeyEndpoint, renamePasskeyEndpoint } from "@/lib/accounts/passkeys/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(renamePasskeyEndpoint);
export const DELETE = serve(deletePasskeyEndpoint);
