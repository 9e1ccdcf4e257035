import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { removeLinkPreviewContract } from "@/lib/link-previews/contract";

export async function removePreview(previewId: string): Promise<void> {
  try {
    await call(removeLinkPreviewContract, { params: { previewId } });
  } catch (error) {
    toast.error("The preview is still there", {
      description: error instanceof AppError ? error.message : undefined,
    });
  }
}
