/** Whether a webhook follows anything in a workspace. @param workspaceId an SQL expression */
export const hasWebhook = (workspaceId: string) =>
  `EXISTS (SELECT FROM webhooks WHERE workspace_id = ${workspaceId} AND status = 'ACTIVE')`;
