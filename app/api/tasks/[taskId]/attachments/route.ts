import { serve } from "@/lib/http/serve";
import { attachFilesEndpoint, listAttachmentsEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(listAttachmentsEndpoint);
export const POST = serve(attachFilesEndpoint);
