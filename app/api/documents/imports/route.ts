import { channelImport } from "@/lib/documents/import/raw";

export const POST = channelImport;
