/** Parameters of an address that say nothing of what is there, but follow a reader from one site to the next. */
const TRACKERS =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igsh(?:id)?|yclid|ysclid|mc_[ce]id|_hs(?:enc|mi)|hsctatracking|mkt_tok|vero_id|oly_(?:anon|enc)_id|s_cid|ref_src|ref_url|cmpid|wt_?mc|ns_mchannel|ns_campaign|at_(?:medium|campaign|custom\d|link_\w+|ptr_name|bbc_team)|guccounter|guce_referrer\w*|_ga|_gl|__twitter_impression|spm|si)$/i;

/**
 * A web address without the parameters that follow readers; every other letter of it stays as it was written. A name is judged as a
 * server would read it, so that `utm%5Fsource` is known too.
 */
export function withoutTrackers(address: string): string {
  const [, before = "", query, fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return address;
  const pairs = query.split("&");
  const kept = pairs.filter((pair) => !TRACKERS.test(nameOf(pair)));
  if (kept.length === pairs.length) return address;
  return before + (kept.length > 0 ? `?${kept.join("&")}` : "") + fragment;
}

function nameOf(pair: string): string {
  const written = pair.split("=", 1)[0] ?? "";
  try {
    return decodeURIComponent(written.replaceAll("+", " "));
  } catch {
    return written;
  }
}
