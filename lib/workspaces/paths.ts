/** Where things are. Pages with an entry of their own are in `components/app/pages.ts`. */
export const workspacePath = (slug: string) => `/w/${slug}`;
/** In place of a workspace that requires two factors, for who has set up nothing. */
export const closedWorkspacePath = (slug: string) => `/closed/${slug}`;
export const channelPath = (slug: string, channelId: string) => `/w/${slug}/c/${channelId}`;
/** Conversations belong to no workspace; they are shown within the one that is open. */
export const conversationPath = (slug: string, channelId: string) => `/w/${slug}/d/${channelId}`;
export const membersPath = (slug: string) => `/w/${slug}/members`;
export const integrationsPath = (slug: string) => `/w/${slug}/settings/integrations`;
export const newWorkspacePath = "/new";
