import { updateSuggestionEndpoint } from "@/lib/documents/suggestions/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(updateSuggestionEndpoint);
