import { type Application, Comment, type CommentDisplayPart, PageEvent, Reflection } from 'typedoc';

const HOME_TITLE = '@x: a Backend SDK for Clerk';

/** Each page has a title that says where it belongs, and a description, for tabs and for search engines. */
export function addPageHeads(app: Application): void {
  app.renderer.on(PageEvent.END, (page: PageEvent) => {
    const { model } = page;
    if (!(model instanceof Reflection)) {
      return;
    }
    const title = titleOf(model);
    const description = descriptionOf(model);
    page.contents = (page.contents ?? '')
      .replace(/<title>[^<]*<\/title>/, (old) =>
        title === null ? old : `<title>${escapeHtml(title)}</title>`,
      )
      .replace(/(?<=<meta name="description" content=")[^"]*/, (old) => escapeHtml(description ?? old));
  });
}

function titleOf(model: Reflection): string | null {
  if (model.isProject()) {
    return HOME_TITLE;
  }
  const { parent } = model;
  return parent === undefined || parent.isProject() ? null : `${model.name} | ${parent.getFullName()}`;
}

const LONGEST = 160;

function descriptionOf(model: Reflection): string | null {
  const parts = partsOf(model);
  const paragraph = Comment.combineDisplayParts([...parts])
    .split(/\n\s*\n/)
    .find((text) => /^[A-Za-z`[*]/.test(text.trim()));
  const text = paragraph
    ?.replace(/\{@link (?<name>[^}]*)\}/g, '$<name>')
    .replace(/\[(?<words>[^\]]*)\]\([^)]*\)/g, '$<words>')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === undefined ? null : cut(text);
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function partsOf(model: Reflection): readonly CommentDisplayPart[] {
  if (model.isProject()) {
    return model.readme ?? [];
  }
  if (model.isDocument()) {
    return model.content;
  }
  const ofSignature = model.isDeclaration() ? model.signatures?.[0]?.comment : undefined;
  return (model.comment ?? ofSignature)?.summary ?? [];
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
