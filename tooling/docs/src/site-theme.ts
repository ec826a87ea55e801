import { DefaultTheme, type NavigationElement, type ProjectReflection } from 'typedoc';
import { GROUPS } from './navigation-groups.ts';

/** A longer list of exports is on the page of the module only, because the navigation is part of every page. */
const LONGEST_LIST = 60;

/** The default theme with a short navigation. */
export class SiteTheme extends DefaultTheme {
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    return super.buildNavigation(project).map(({ children = [], ...group }) => ({
      ...group,
      children: group.text === GROUPS.reference ? children.map(withoutLongList) : children,
    }));
  }
}

/** The children of a module are groups of its exports. */
function withoutLongList(module: NavigationElement): NavigationElement {
  const { children: groups = [], ...rest } = module;
  const exports = groups.reduce((sum, { children = [] }) => sum + children.length, 0);
  return exports > LONGEST_LIST ? rest : module;
}
