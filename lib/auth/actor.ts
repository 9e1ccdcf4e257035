/** The authenticated person, by browser cookie, program token or socket. */
export type Actor = {
  userId: string;
  /** Ends with the session: sockets and documents opened by it are closed then. */
  sessionId: string;
  name: string;
  image: string | null;
  emailVerified: boolean;
};
