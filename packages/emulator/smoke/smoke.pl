# Drives an emulator with the core modules of Perl. Prints what it has checked, and fails at the first mistake.
use strict;
use warnings;
use HTTP::Tiny;
use JSON::PP;
use MIME::Base64;

my ($emulator, $key) = @ENV{qw(CLERK_API_URL CLERK_SECRET_KEY)};
my $client = HTTP::Tiny->new;

sub call {
  my ($method, $path, $body, $anonymous) = @_;
  my %options = (headers => { 'Content-Type' => 'application/json' });
  $options{headers}{Authorization} = "Bearer $key" unless $anonymous;
  $options{content} = encode_json($body) if defined $body;
  my $response = $client->request($method, "$emulator$path", \%options);
  my $text = $response->{content} // '';
  my $json = $text eq '' ? undef : decode_json($text);
  return ($response->{status}, $json, $response->{headers});
}

sub check {
  my ($name, $actual, $expected) = @_;
  die "$name: $actual instead of $expected\n" unless $actual eq $expected;
  print "$name\n";
}

my ($status, $user) = call('POST', '/v1/users', { email_address => ['grace@example.com'] });
my $path = "/v1/users/$user->{id}";
check('creates a user with the secret key', $status, 200);
check('needs the secret key', (call('GET', '/v1/users', undef, 1))[0], 401);

($status, my $session) = call('POST', '/__emulator/sign-in', { userId => $user->{id}, claims => { plan => 'pro' } });
my $payload = (split /\./, $session->{token})[1] =~ tr{-_}{+/}r;
my $claims = decode_json(decode_base64($payload));
check('signs in', "$status $claims->{sub} $claims->{plan}", "200 $user->{id} pro");
check('publishes its key', (call('GET', '/.well-known/jwks.json', undef, 1))[1]{keys}[0]{kty}, 'RSA');

my $now = (call('GET', '/__emulator/health'))[1]{now};
($status, my $clock) = call('POST', '/__emulator/clock', { advance => '8d' });
check('moves the clock', $clock->{now} - $now >= 8 * 86_400_000 ? $status : 0, 200);
check('ends the session', (call('GET', "/v1/sessions/$session->{sessionId}"))[1]{status}, 'expired');

my $fault = { route => 'GET /v1/users/{user_id}', status => 503, retryAfter => 1, count => 1 };
check('adds a fault', (call('POST', '/__emulator/faults', $fault))[0], 201);
my ($failed, undef, $headers) = call('GET', $path);
check('fails once', "$failed $headers->{'retry-after'}", '503 1');
check('recovers', (call('GET', $path))[0], 200);

my $snapshot = (call('GET', '/__emulator/snapshot'))[1];
check('deletes the user', (call('DELETE', $path))[0], 200);
check('has deleted the user', (call('GET', $path))[0], 404);
check('restores a snapshot', (call('PUT', '/__emulator/snapshot', $snapshot))[0], 204);
check('has the user again', (call('GET', $path))[0], 200);
check('names a mistake', exists((call('POST', '/__emulator/clock', { advance => 'soon' }))[1]{error}), 1);
check('is reset', (call('POST', '/__emulator/reset'))[0] . ' ' . (call('GET', $path))[0], '204 404');
