import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks';
import { createFileRoute } from '@tanstack/react-router';

const POST = ({ request }) =>
  verifyWebhook(request).then(Response.json, () => Response.json({ isVerified: false }, { status: 400 }));

export const Route = createFileRoute('/webhook')({ server: { handlers: { POST } } });
