import { afterAll, beforeAll, expect, it } from 'vitest';
import { node } from '../apps/node.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { landingOf } from '../browser/landing.ts';
import { foreignHostsOf } from '../browser/launch.ts';
import { totpOf } from '../clerk-js/totp.ts';
import { createScene, type Scene, TOTP_SECRET } from '../scenarios/scene.ts';

describeInBrowser('the sign-in pages without JavaScript', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await createScene(node, { javaScriptEnabled: false });
  });
  afterAll(() => scene?.close());

  /** Opens a page of the emulator that leads back to the application. */
  const open = ({ page, emulator, app }: Scene, path: string, target = app.url) =>
    page.goto(`${emulator.frontendApiUrl}${path}?redirect_url=${encodeURIComponent(`${target}/`)}`);
  const click = (name: string, { exact = true } = {}) =>
    scene.page.getByRole('button', { name, exact }).click();
  /** Reads the code of the latest message where a person reads it. */
  const codeInOutbox = async () => {
    const inspector = await scene.profile.context.newPage();
    await inspector.goto(`${scene.emulator.url}/__emulator/inspector/outbox`);
    const code = await inspector.locator('.otp').first().textContent();
    await inspector.close();
    return code ?? '';
  };
  const submitCode = async (code: string) => {
    await scene.page.getByLabel('Code', { exact: false }).first().fill(code);
    return landingOf(scene.page, () => click('Continue'));
  };

  it('pick a user: one click signs in, and leads back', async () => {
    await open(scene, '/sign-in');
    const landing = await landingOf(scene.page, () => click('Ada', { exact: false }));
    expect(landing).toMatchObject({ user: 'user_ada', address: '/' });
  });

  it('show who is signed in, and sign out', async () => {
    const { page, app } = scene;
    await open(scene, '/sign-out');
    expect(await page.getByText('You are signed in as').textContent()).toContain('Ada');
    expect(await landingOf(page, () => click('Sign out'))).toMatchObject({ user: 'nobody' });
    expect(await scene.visit('/again')).toMatchObject({ user: 'nobody' });
    expect(app.url).toContain('localhost');
  });

  it('sign in by a password, and say that one is wrong', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await page.getByLabel('Email address').fill('ada@example.com');
    await page.getByLabel('Password').fill('wrong');
    await click('Sign in');
    expect(await page.getByRole('alert').textContent()).toBe('This is not the password of the user.');
    await page.getByLabel('Email address').fill('ada@example.com');
    await page.getByLabel('Password').fill('correct horse battery');
    expect(await landingOf(page, () => click('Sign in'))).toMatchObject({ user: 'user_ada' });
  });

  it('sign in by a code of the outbox', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-in');
    await page.getByLabel('Email address').fill('eve@example.com');
    await click('Sign in');
    expect(await submitCode('000000')).toMatchObject({ user: '' });
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await submitCode(await codeInOutbox())).toMatchObject({ user: 'user_eve' });
  });

  it('sign in by the code of a test address', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-in');
    await page.getByLabel('Email address').fill('code+clerk_test@example.com');
    await click('Sign in');
    expect(await submitCode('424242')).toMatchObject({ user: 'user_code' });
  });

  it('sign in by a code of a text message', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-in');
    await page.getByLabel('Email address').fill('+15555550100');
    await click('Sign in');
    expect(await page.getByLabel('Code of the text message').count()).toBe(1);
    expect(await submitCode('424242')).toMatchObject({ user: 'user_phone' });
  });

  it.each([
    [
      'the authenticator app',
      'Code of the authenticator app',
      () => totpOf(TOTP_SECRET, scene.emulator.now()),
    ],
    ['a backup code', 'Backup code', () => 'backup1'],
  ])('take %s as second factor, and say that a code is wrong', async (_name, label, codeOf) => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-in');
    await page.getByLabel('Email address').fill('factors@example.com');
    await page.getByLabel('Password').fill('correct horse battery');
    await click('Sign in');
    const form = page.locator('form').filter({ has: page.getByLabel(label) });
    const submit = async (code: string) => {
      await form.getByLabel(label).fill(code);
      return landingOf(page, () => form.getByRole('button').click());
    };
    expect(await submit('000000')).toMatchObject({ user: '' });
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await submit(codeOf())).toMatchObject({ user: 'user_factors', address: '/' });
  });

  it('lead a visitor who is signed in back with one click', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    const landing = await landingOf(page, () => click('Continue to', { exact: false }));
    expect(landing).toMatchObject({ user: 'user_factors', address: '/' });
  });

  it('sign up with a phone number and an email address', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-up');
    await page.getByLabel('Email address').fill('both+clerk_test@example.com');
    await page.getByLabel('Phone number').fill('+15555550101');
    await click('Sign up');
    await page.getByLabel('Code of the email').fill('424242');
    await click('Continue');
    await page.getByLabel('Code of the text message').fill('424242');
    const landing = await landingOf(page, () => click('Continue'));
    expect(landing).toMatchObject({ user: expect.stringMatching(/^user_/), address: '/' });
  });

  it('sign up with a code of the outbox', async () => {
    const { page } = scene;
    await open(scene, '/sign-in');
    await click('Sign out');
    await open(scene, '/sign-up');
    await page.getByLabel('First name').fill('New');
    await page.getByLabel('Email address').fill('new@example.com');
    await click('Sign up');
    expect(await submitCode(await codeInOutbox())).toMatchObject({ user: expect.stringMatching(/^user_/) });
  });

  it('lead nowhere else', async () => {
    await open(scene, '/sign-in', 'https://evil.example.com');
    expect(await scene.page.getByRole('alert').textContent()).toContain('redirect_url');
    expect(foreignHostsOf(scene.profile)).toEqual([]);
  });
});
