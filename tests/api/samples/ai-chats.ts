import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/workspaces/{workspaceId}/ai/sessions": () => ({ instructions: "Be brief." }),
    "POST /api/workspaces/{workspaceId}/ai/ask": () => ({
      ...{ sessionId: randomUUID(), text: "What is in here?" },
    }),
    "PATCH /api/ai/sessions/{aiSessionId}": () => ({ title: "Taken over" }),
    "PUT /api/ai/sessions/{aiSessionId}/scope": () => ({ after: "2026-11-01" }),
    "POST /api/ai/sessions/{aiSessionId}/messages": () => ({
      ...{ parentId: null, text: "What is in here?", nonce: randomUUID() },
    }),
    "POST /api/ai/messages/{aiMessageId}/answers": () => ({ nonce: randomUUID() }),
    "POST /api/ai/sessions/{aiSessionId}/copies": () => ({ leafId: randomUUID(), sessionId: randomUUID() }),
    "PUT /api/ai/sessions/{aiSessionId}/sharing": () => ({ leafId: randomUUID() }),
    "POST /api/workspaces/{workspaceId}/ai/prompts": () => ({ name: "review", text: "Review this:" }),
    "PATCH /api/ai/prompts/{aiPromptId}": () => ({ text: "Taken over" }),
    "POST /api/workspaces/{workspaceId}/ai/images": () => ({ prompt: "A lighthouse", nonce: randomUUID() }),
    "POST /api/ai/images/{aiImageId}/copies": () => ({ fileId: randomUUID(), channelId: null }),
    "POST /api/workspaces/{workspaceId}/ai/folders": () => ({ name: "Plans" }),
    "POST /api/ai/writings": () => ({
      ...{ id: randomUUID(), place: { type: "channel", id: randomUUID() }, action: "improve" },
      blocks: [{ text: "Some words" }],
    }),
    "POST /api/ai/writings/{aiWritingId}/suggestions": () => ({}),
    "POST /api/ai/tool-requests/{aiToolRequestId}/confirm": () => ({ fields: { title: "Taken over" } }),
    "PATCH /api/ai/folders/{aiFolderId}": () => ({ name: "Taken over" }),
  },
  foreign: async ({ owner, workspace }) => {
    const own = { ownerId: owner.id, workspaceId: workspace.id };
    const folder = await db().aiFolder.create({ data: { ...own, name: "Private" } });
    const session = await db().aiSession.create({ data: { ...own, folderId: folder.id, title: "Private" } });
    const question = await db().aiMessage.create({
      data: {
        sessionId: session.id,
        role: "USER",
        parts: [{ type: "text", text: "Private" }],
        text: "Private",
      },
    });
    const prompt = await db().aiPrompt.create({ data: { ...own, name: "private", text: "Private" } });
    const writing = await db().aiWriting.create({
      data: {
        ...{ id: randomUUID(), userId: owner.id, workspaceId: workspace.id, action: "improve" },
        ...{ place: { type: "document", id: randomUUID() }, input: {} },
      },
    });
    const image = await db().aiImage.create({
      data: { ...own, prompt: "Private", modelName: "Test", size: "1:1", count: 1, nonce: randomUUID() },
    });
    const request = await db().aiToolRequest.create({
      data: {
        ...{ key: randomUUID(), userId: owner.id, workspaceId: workspace.id, messageId: question.id },
        ...{ callId: "call", tool: "create_task", targetId: randomUUID(), fields: { title: "Private" } },
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    return {
      aiWritingId: writing.id,
      aiImageId: image.id,
      aiToolRequestId: request.id,
      aiPromptId: prompt.id,
      aiSessionId: session.id,
      aiMessageId: question.id,
      aiFolderId: folder.id,
    };
  },
};
