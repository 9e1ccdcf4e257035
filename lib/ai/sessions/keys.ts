/** What the keys of several queries begin with. */
export const aiSessionKeys = { lists: ["ai-sessions"], chats: ["ai-chats"] } as const;
