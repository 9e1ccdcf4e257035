import { importIntoDocument } from "@/lib/documents/import/raw";

export const POST = importIntoDocument;
