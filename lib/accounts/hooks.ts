/** The author of what incoming webhooks post: a row of users that is no account and belongs to no workspace. */
export const HOOKS_ID = "00000000-0000-7000-8000-000000000002";
