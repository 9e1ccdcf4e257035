import { deleteUploadEndpoint, updateFileEndpoint } from "@/lib/files/endpoints";
import { download } from "@/lib/files/raw";
import { serve } from "@/lib/http/serve";

export const GET = download;
export const PATCH = serve(updateFileEndpoint);
export const DELETE = serve(deleteUploadEndpoint);
