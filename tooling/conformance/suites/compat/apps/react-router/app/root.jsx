import { clerkMiddleware, rootAuthLoader } from '@clerk/react-router/server';
import { Outlet } from 'react-router';

export const middleware = [clerkMiddleware()];

export const loader = (args) => rootAuthLoader(args);

export default function Root() {
  return (
    <html lang="en">
      <body>
        <Outlet />
      </body>
    </html>
  );
}
