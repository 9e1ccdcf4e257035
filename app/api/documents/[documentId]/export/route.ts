import { documentExport } from "@/lib/documents/export/raw";

export const GET = documentExport;
