import { type Application, PageEvent } from 'typedoc';

/** Names the main part of a page, and lets people without a mouse scroll code and wide tables. */
export function addLandmarks(app: Application): void {
  app.renderer.on(PageEvent.END, (page: PageEvent) => {
    page.contents = (page.contents ?? '')
      .replace('<div class="col-content">', '<div class="col-content" role="main">')
      .replaceAll('<pre>', '<pre tabindex="0">')
      .replaceAll('<table>', '<div class="wide" role="region" aria-label="Table" tabindex="0"><table>')
      .replaceAll('</table>', '</table></div>');
  });
}
