import { route } from '@react-router/dev/routes';

export default [route('webhook', 'routes/webhook.js'), route(':scenario', 'routes/scenario.js')];
