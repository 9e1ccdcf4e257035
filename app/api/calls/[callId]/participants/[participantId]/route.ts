import { leaveCallEndpoint, updateParticipantEndpoint } from "@/lib/calls/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateParticipantEndpoint);
export const DELETE = serve(leaveCallEndpoint);
