/**
 * Whether Pusher delivers events: where it is configured and no realtime host is named. Read without `env()`, since
 * statements are composed as modules load, and a build has no environment.
 */
export const deliversByPusher = (): boolean => Boolean(process.env.PUSHER_KEY) && !process.env.REALTIME_URL;
