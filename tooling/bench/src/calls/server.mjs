// Responds to every request with one user. It is a separate process, so that its cost does not count for the client.
import { createServer } from 'node:http';

const user = JSON.stringify({
  object: 'user',
  id: 'user_2abcdefghijklmnopqrstuvwxyz1',
  username: null,
  first_name: 'Ada',
  last_name: 'Lovelace',
  image_url: 'https://img.example.com/user_1',
  has_image: true,
  primary_email_address_id: 'idn_1',
  email_addresses: [
    {
      id: 'idn_1',
      object: 'email_address',
      email_address: 'ada@example.com',
      verification: { status: 'verified', strategy: 'email_code', attempts: 1, expire_at: 1_700_000_000_000 },
      linked_to: [],
    },
  ],
  phone_numbers: [],
  web3_wallets: [],
  external_accounts: [],
  public_metadata: { plan: 'pro' },
  private_metadata: {},
  unsafe_metadata: {},
  two_factor_enabled: false,
  banned: false,
  locked: false,
  last_sign_in_at: 1_700_000_000_000,
  created_at: 1_700_000_000_000,
  updated_at: 1_700_000_000_000,
});
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(user) };

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(user);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.info(server.address().port));
