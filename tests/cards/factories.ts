import type { CardWords } from "@/lib/cards/views";

export function cardWords(changes: Partial<CardWords> = {}): CardWords {
  return {
    name: "The Wiretap",
    tagline: "Listening in on those who listen in",
    slug: [
      { text: "PRIVACY", instead: null, signal: true },
      { text: "2 JAN 2018", instead: "2018-01-02", signal: false },
      { text: "3 MIN", instead: null, signal: false },
    ],
    headline: "Messaging giant says it keeps no chats",
    standfirst: "A denial, and a fine",
    ...changes,
  };
}

/** Headlines that have broken other cards, and what is awkward in each. */
export const awkwardHeadlines: readonly (readonly [what: string, headline: string])[] = [
  ["one short word", "Leak"],
  ["nothing", ""],
  ["only space", "  \u00a0 "],
  ["ten kilobytes of words", "surveillance ".repeat(800)],
  ["ten kilobytes without a space", "W".repeat(10_240)],
  [
    "long German words",
    "Bundesverfassungsgericht kippt Vorratsdatenspeicherungsgesetzgebungsverfahren: " +
      "Telekommunikationsüberwachungsverordnung verstößt gegen Fernmeldegeheimnis",
  ],
  ["Vietnamese", "Người dùng không được hỏi ý kiến, và sẽ không bao giờ được hỏi"],
  ["Chinese", "微信什么都不看"],
  ["Arabic", "لا أحد يقرأ الرسائل"],
  ["Hebrew among Latin letters", "The word שלום is not set"],
  ["marks on marks", `Z${"\u0301\u0300\u0303".repeat(50)}algo came`],
  ["emoji", "Apple 🍎 pauses 👨‍👩‍👧‍👦 its scan 🏳️‍🌈"],
  ["control characters", "A\0b\u001b[31mc\u0007\u202ed\u2066e"],
  ["halves of characters", "\ud800Half\udc00"],
  ["markup", '</svg><script>alert(1)</script><image href="http://evil.example/x.png"/>'],
  ["entities", "&lt;b&gt; &amp;amp; &x; ]]>"],
  ["an address", "url(http://evil.example/) javascript:alert(1)"],
];
