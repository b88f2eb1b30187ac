import type { Image, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import { houseElement } from "../house-element";
import { refusedAt } from "../refused-document";
import { attributesOf } from "./directive-attributes";
import { isLabel } from "./translated-quotes";

/**
 * A paragraph that holds only a picture is a figure, and the picture's title its caption. `:::figure` does the same with a
 * longer caption, a credit and a licence. A picture that may not be shown has already become text, and the words
 * around it stay as paragraphs.
 */
export function figures() {
  return (tree: Root): undefined => {
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      if (node.type === "containerDirective" && node.name === "figure") {
        const replacement = figureWithCredit(node);
        parent.children.splice(index, 1, ...replacement);
        return index + replacement.length;
      }
      if (node.type === "paragraph") {
        const picture = onlyPicture(node);
        if (picture) parent.children[index] = figure(picture, captionFromTitle(picture.image));
      }
      return undefined;
    });
  };
}

interface Picture {
  readonly image: Image;
  /** The image itself, or the link around it. */
  readonly shown: PhrasingContent;
}

function onlyPicture(paragraph: Paragraph): Picture | null {
  const content = paragraph.children.filter((node) => !(node.type === "text" && node.value.trim() === ""));
  const [shown, ...others] = content;
  if (!shown || others.length > 0) return null;
  if (shown.type === "image") return { image: shown, shown };
  if (shown.type !== "link") return null;
  const [image, ...more] = shown.children;
  return image?.type === "image" && more.length === 0 ? { image, shown } : null;
}

function figureWithCredit(node: ContainerDirective): RootContent[] {
  const { credit, licence } = attributesOf(node, ["credit", "licence"]);
  const creditLine = [credit, licence].filter((part) => part).join(" / ");
  const pictures: Picture[] = [];
  const caption: RootContent[] = [];
  for (const child of node.children.flatMap(pictureApart)) {
    const picture = child.type === "paragraph" && !isLabel(child) ? onlyPicture(child) : null;
    if (picture) pictures.push(picture);
    else caption.push(child);
  }
  const [picture, ...others] = pictures;
  if (others.length > 0) {
    throw refusedAt(
      node,
      "figure-with-several-pictures",
      "A figure holds one picture: give each picture a figure of its own.",
    );
  }
  if (!picture) {
    return [...caption, ...(creditLine ? [paragraph([small(creditLine)])] : [])];
  }
  return [figure(picture, [...captionFromTitle(picture.image), ...caption.flatMap(captionPart)], creditLine)];
}

/** Between the lines of `:::figure`, a caption may begin on the line right below the picture. */
function pictureApart(node: RootContent): RootContent[] {
  if (node.type !== "paragraph") return [node];
  const [shown, text, ...others] = node.children;
  if (!shown || text?.type !== "text" || !text.value.startsWith("\n")) return [node];
  const picture = paragraph([shown]);
  if (!onlyPicture(picture)) return [node];
  return [picture, paragraph([{ ...text, value: text.value.trimStart() }, ...others])];
}

function figure({ image, shown }: Picture, caption: RootContent[], creditLine = ""): RootContent {
  // The title has become the caption; a tooltip that repeats it would be read twice.
  image.title = null;
  const inCaption = [...caption, ...(creditLine ? [small(creditLine)] : [])];
  const spaced = inCaption.flatMap((part, index) => (index === 0 ? [part] : [space(), part]));
  return houseElement("figure", { className: ["figure"] }, [
    shown,
    ...(spaced.length > 0 ? [houseElement("figcaption", {}, spaced)] : []),
  ]);
}

function captionFromTitle(image: Image): RootContent[] {
  return image.title
    ? [houseElement("span", { className: ["caption"] }, [{ type: "text", value: image.title }])]
    : [];
}

function captionPart(node: RootContent): RootContent[] {
  return node.type === "paragraph"
    ? [houseElement("span", { className: ["caption"] }, node.children)]
    : [node];
}

function small(text: string) {
  return houseElement("small", { className: ["credit"] }, [{ type: "text", value: text }]);
}

function space(): RootContent {
  return { type: "text", value: " " };
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", children };
}
