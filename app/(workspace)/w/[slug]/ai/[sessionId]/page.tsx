import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AiPage } from "@/components/ai/ai-page";
import { Id } from "@/lib/http/schema";
import { AiState } from "../state";

export const metadata: Metadata = { title: "AI chat" };

type Props = { params: Promise<{ slug: string; sessionId: string }> };

export default async function Page({ params }: Props) {
  const { slug, sessionId } = await params;
  if (sessionId !== "new" && !Id.safeParse(sessionId).success) notFound();
  return (
    <AiState slug={slug} sessionId={sessionId === "new" ? null : sessionId}>
      <AiPage openId={sessionId} />
    </AiState>
  );
}
