import { encode } from "uqr";
import type { Reveal } from "./form-state";

/** What is shown once and then forgotten: to be copied, and where it helps, read by a phone's camera. */
export function RevealedText({ label, text, square = false }: Reveal) {
  return (
    <figure className="reveal">
      <figcaption className="slug">{label}</figcaption>
      <pre>{text}</pre>
      {square && <Square text={text} label={`${label}, for a phone’s camera`} />}
    </figure>
  );
}

/** A QR code (ISO/IEC 18004), as one path. It is dark on light in both schemes, since not every camera reads the other way. */
function Square({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg className="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
