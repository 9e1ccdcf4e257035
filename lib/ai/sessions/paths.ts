export const aiChatsPath = (slug: string) => `/w/${slug}/ai`;
export const aiChatPath = (slug: string, sessionId: string) => `${aiChatsPath(slug)}/${sessionId}`;
/** A chat that isn't there before its first question. */
export const newAiChatPath = (slug: string) => aiChatPath(slug, "new");
