import { parseSetCookieHeader } from "better-auth/cookies";
import { cookies } from "next/headers";

/** Hands the cookies of better-auth's answer on to the browser, as they are. Only an action or a route can. */
export async function passCookies(answer: Headers): Promise<void> {
  const jar = await cookies();
  for (const line of answer.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) {
      jar.set(name, decodeURIComponent(cookie.value), {
        path: cookie.path ?? "/",
        httpOnly: cookie.httponly ?? true,
        secure: cookie.secure ?? false,
        sameSite: "lax",
        ...(cookie["max-age"] !== undefined && { maxAge: cookie["max-age"] }),
      });
    }
  }
}
