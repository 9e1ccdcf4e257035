/** `details.reason` where a call asks for a fresh sign-in: the browser asks who it is and repeats the call. */
export const FRESH_SIGN_IN = "fresh_sign_in";
