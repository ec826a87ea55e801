import { type Application, type DefaultThemeRenderContext, JSX, type Reflection } from 'typedoc';

/** A phone shows the navigation below the content: opening it in front of the content needs a script. */
const STYLE = `.tsd-navigation { display: none }
@media (max-width: 769px) { .site-menu { display: block !important; position: static !important } }`;

/**
 * The navigation of the theme is drawn by a script. A browser without scripts gets a list of the documents and modules in
 * its place.
 */
export function addNavigationWithoutScripts(app: Application): void {
  app.renderer.hooks.on('head.end', () =>
    element('noscript', {}, JSX.createElement('style', null, JSX.createElement(JSX.Raw, { html: STYLE }))),
  );
  app.renderer.hooks.on('sidebar.begin', (context) =>
    element(
      'noscript',
      {},
      element('nav', { class: 'static-navigation', 'aria-label': 'Pages' }, ...lists(context)),
    ),
  );
}

function lists(context: DefaultThemeRenderContext): readonly JSX.Element[] {
  const { groups = [] } = context.page.project;
  return groups.map(({ title, children }) => {
    const items = children.map((member) => element('li', {}, link(context, member)));
    return element('details', {}, element('summary', {}, title), element('ul', {}, ...items));
  });
}

const link = (context: DefaultThemeRenderContext, target: Reflection): JSX.Element =>
  JSX.createElement('a', { href: context.urlTo(target) }, target.name);

const element = (
  tag: 'details' | 'li' | 'nav' | 'noscript' | 'summary' | 'ul',
  attributes: object,
  ...children: ReadonlyArray<JSX.Element | string>
): JSX.Element => JSX.createElement(tag, attributes, ...children);
