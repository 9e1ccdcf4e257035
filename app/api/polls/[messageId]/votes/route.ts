import { serve } from "@/lib/http/serve";
import { getMyVotesEndpoint, setVotesEndpoint } from "@/lib/polls/endpoints";

export const GET = serve(getMyVotesEndpoint);
export const PUT = serve(setVotesEndpoint);
