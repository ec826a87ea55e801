import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { foreignHostsOf, launch, type Profile } from './launch.ts';

describeInBrowser('the browser of the suites', () => {
  let profile: Profile;
  beforeAll(async () => {
    profile = await launch();
  });
  afterAll(() => profile?.close());

  it.each(['https://api.clerk.com/', 'http://app.test/', 'http://192.0.2.1/'])(
    'does not reach %s',
    async (url) => {
      const page = await profile.context.newPage();
      await expect(page.goto(url)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    },
  );

  it('notices requests to other machines', () => {
    expect(foreignHostsOf(profile)).toEqual(['api.clerk.com', 'app.test', '192.0.2.1']);
  });
});
