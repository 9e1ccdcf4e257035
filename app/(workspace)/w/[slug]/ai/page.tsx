import type { Metadata } from "next";
import { AiPage } from "@/components/ai/ai-page";
import { AiState } from "./state";

export const metadata: Metadata = { title: "AI chats" };

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return (
    <AiState slug={slug} sessionId={null}>
      <AiPage openId={null} />
    </AiState>
  );
}
