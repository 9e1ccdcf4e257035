import { askPurpose } from "@/lib/ai/ask/ask-purpose";
import { assistantPurpose } from "@/lib/ai/assistant/purpose";
import { imagePurpose } from "@/lib/ai/images/purpose";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import type { RunPurposes } from "@/lib/ai/runs/purpose";
import { titlePurpose } from "@/lib/ai/sessions/title-purpose";
import { writingPurpose } from "@/lib/ai/writing/purpose";

/** What AI runs are for. A domain adds its purpose here; see lib/ai/runs/purpose.ts. */
export const aiPurposes: RunPurposes = {
  ask: askPurpose,
  assistant: assistantPurpose,
  chat: chatPurpose,
  image: imagePurpose,
  title: titlePurpose,
  writing: writingPurpose,
};
