/** The author of the assistant's answers: a row of users that is no account and belongs to no workspace. */
export const ASSISTANT_ID = "00000000-0000-7000-8000-000000000001";
