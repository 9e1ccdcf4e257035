import { aiSessionExport } from "@/lib/ai/sessions/export/raw";

export const GET = aiSessionExport;
