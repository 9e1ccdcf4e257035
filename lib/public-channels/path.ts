/** The page of a public channel, for anyone. */
export const publicPath = (channelId: string) => `/p/${channelId}`;
