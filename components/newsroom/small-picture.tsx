import { pictureSources } from "@/lib/markdown/picture-sources";
import type { StoredFile } from "@/lib/media/views";

interface SmallPictureProps {
  readonly picture: StoredFile & { readonly versions: readonly StoredFile[] };
  /** How wide it is drawn, as `sizes` has it. */
  readonly sizes: string;
}

/** A picture of the library among others. What it shows is said beside it. */
export function SmallPicture({ picture, sizes }: SmallPictureProps) {
  const sources = pictureSources(picture);
  return (
    <img
      src={picture.src}
      alt=""
      width={picture.width}
      height={picture.height}
      {...(sources !== null && { srcSet: sources, sizes })}
      loading="lazy"
      decoding="async"
    />
  );
}
